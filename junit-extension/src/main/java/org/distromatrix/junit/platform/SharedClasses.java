package org.distromatrix.junit.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
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
    if (!isShared(name)) {
      throw new ClassNotFoundException(name);
    }
    return command.loadClass(name);
  }

  private static boolean isShared(String className) {
    return !className.startsWith(OWN) && SHARED.stream().anyMatch(className::startsWith);
  }

  @Override
  protected @Nullable URL findResource(String name) {
    return services(name).stream().findFirst().orElse(null);
  }

  @Override
  protected Enumeration<URL> findResources(String name) {
    return Collections.enumeration(services(name));
  }

  /** Engines of JUnit, and our extension: of services, those alone whose providers are shared. */
  private List<URL> services(String name) {
    if (!name.startsWith("META-INF/services/org.junit.")) {
      return List.of();
    }
    try {
      return Collections.list(command.getResources(name)).stream()
          .filter(SharedClasses::namesShared)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean namesShared(URL service) {
    try (InputStream content = service.openStream()) {
      return new String(content.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst("#.*", "").strip())
          .filter(provider -> !provider.isEmpty())
          .allMatch(SharedClasses::isShared);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
