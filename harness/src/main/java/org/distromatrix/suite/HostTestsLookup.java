package org.distromatrix.suite;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.distromatrix.failure.MatrixException;

/**
 * Finds who runs tests on this host. The command keeps those classes, and JUnit, out of its class
 * path, in a folder that is opened for such suites alone: no other start pays for them.
 */
public final class HostTestsLookup {
  /** System property that names the folder of their jars. */
  static final String FOLDER = "matrix.extensions";

  private HostTestsLookup() {}

  /**
   * Finds them.
   *
   * @throws MatrixException (usage) if they are not there
   */
  public static HostTests find() {
    try {
      return ServiceLoader.load(HostTests.class, loader()).findFirst().orElseThrow(() -> absent());
    } catch (ServiceConfigurationError | IOException e) {
      throw absent().causedBy(e);
    }
  }

  private static MatrixException absent() {
    return MatrixException.usage(
            "Cannot run suites of 'format: junit-platform': junit-extension is not here")
        .withHint("the `matrix` of a checkout has it; else add it, and JUnit, to the class path");
  }

  private static ClassLoader loader() throws IOException {
    ClassLoader own = HostTestsLookup.class.getClassLoader();
    Path folder = Path.of(System.getProperty(FOLDER, ""));
    List<URL> jars = new ArrayList<>();
    if (!folder.toString().isEmpty() && Files.isDirectory(folder)) {
      try (DirectoryStream<Path> found = Files.newDirectoryStream(folder, "*.jar")) {
        for (Path jar : found) {
          jars.add(url(jar));
        }
      }
    }
    return jars.isEmpty() ? own : new URLClassLoader(jars.toArray(URL[]::new), own);
  }

  private static URL url(Path jar) throws MalformedURLException {
    return jar.toUri().toURL();
  }
}
