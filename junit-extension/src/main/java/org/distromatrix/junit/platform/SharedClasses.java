package org.distromatrix.junit.platform;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a project's tests have in common with the command: JUnit, and what they are given. */
final class SharedClasses extends ClassLoader {
  private static final List<String> SHARED =
      List.of("org.junit.", "org.opentest4j.", "org.apiguardian.", "org.distromatrix.");

  /** Of these each project has its own, made for its own AssertJ. */
  private static final String OWN = "org.distromatrix.junit.assertj.";

  static {
    registerAsParallelCapable();
  }

  private final ClassLoader command;

  SharedClasses(ClassLoader command) {
    super(ClassLoader.getPlatformClassLoader());
    this.command = command;
  }

  @Override
  protected Class<?> findClass(String name) throws ClassNotFoundException {
    if (name.startsWith(OWN) || SHARED.stream().noneMatch(name::startsWith)) {
      throw new ClassNotFoundException(name);
    }
    return command.loadClass(name);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return isService(name) ? command.getResource(name) : null;
  }

  @Override
  protected Enumeration<URL> findResources(String name) throws IOException {
    return isService(name) ? command.getResources(name) : Collections.emptyEnumeration();
  }

  /** Engines of JUnit, and our extension. */
  private static boolean isService(String name) {
    return name.startsWith("META-INF/services/org.junit.");
  }
}
