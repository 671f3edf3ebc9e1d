package org.distromatrix.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;
import org.distromatrix.remote.SshWarmUp;

/**
 * Loads what a run will load, so that the JVM can archive it when this program ends ({@code
 * -XX:ArchiveClassesAtExit}): the start of a later {@code matrix} then maps classes instead of
 * parsing them.
 */
public final class ClassDataTraining {
  private ClassDataTraining() {}

  public static void main(String[] args) throws IOException, URISyntaxException {
    Path jar =
        Path.of(
            ClassDataTraining.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    int loaded = 0;
    try (DirectoryStream<Path> libraries =
        Files.newDirectoryStream(jar.toAbsolutePath().getParent(), "*.jar")) {
      for (Path library : libraries) {
        loaded += loadAll(library);
      }
    }
    // the JDK's own classes for SSH are no part of its default archive
    SshWarmUp.start().join();
    System.out.println("Loaded " + loaded + " classes.");
  }

  private static int loadAll(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      return (int)
          file.stream()
              .map(entry -> entry.getName())
              .filter(name -> name.endsWith(".class") && !name.startsWith("META-INF/"))
              .filter(name -> !name.endsWith("module-info.class"))
              .filter(ClassDataTraining::load)
              .count();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean load(String entry) {
    String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    try {
      Class.forName(name, false, ClassDataTraining.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      // Libraries carry classes for optional neighbours that we do not have: nobody can load those.
      return false;
    }
  }
}
