package org.distromatrix.junit.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.junit.RunExtension;

/**
 * The classes of a project beside those of the command: {@link SharedClasses JUnit and ours} are
 * the command's, all others the project's, whatever libraries the command itself has.
 */
final class ProjectClasses extends URLClassLoader {
  private static final String AUTODETECTION = "junit.jupiter.extensions.autodetection.";

  static {
    registerAsParallelCapable();
  }

  private ProjectClasses(URL[] classPath) {
    super(classPath, new SharedClasses(ProjectClasses.class.getClassLoader()));
  }

  /** Those of folders and jars; at last our assertions, which work on the project's AssertJ. */
  static ProjectClasses of(List<Path> classPath) {
    List<URL> all = new ArrayList<>();
    classPath.forEach(entry -> all.add(url(entry)));
    all.add(ProjectClasses.class.getProtectionDomain().getCodeSource().getLocation());
    return new ProjectClasses(all.toArray(URL[]::new));
  }

  private static URL url(Path entry) {
    try {
      return entry.toUri().toURL();
    } catch (MalformedURLException e) {
      throw MatrixException.usage("'" + entry + "' cannot be on a class path: " + e.getMessage())
          .causedBy(e);
    }
  }

  /**
   * What registers our extension for all classes: and the project's own only where it says so.
   *
   * @return parameters for JUnit
   */
  Map<String, String> autodetection() {
    boolean own = Boolean.parseBoolean(settings().getProperty(AUTODETECTION + "enabled"));
    return own
        ? Map.of()
        : Map.of(
            AUTODETECTION + "enabled",
            "true",
            AUTODETECTION + "include",
            RunExtension.class.getName());
  }

  private Properties settings() {
    Properties settings = new Properties();
    try (InputStream file = getResourceAsStream("junit-platform.properties")) {
      if (file != null) {
        settings.load(file);
      }
    } catch (IOException e) {
      throw MatrixException.usage("Cannot read junit-platform.properties: " + e.getMessage())
          .causedBy(e);
    }
    return settings;
  }

  @Override
  public void close() {
    try {
      super.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
