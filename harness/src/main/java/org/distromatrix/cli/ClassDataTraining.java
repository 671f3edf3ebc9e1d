package org.distromatrix.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.distromatrix.remote.SshWarmUp;

/**
 * Does what a run does as far as that goes without a mirror and a guest, so that the JVM can list
 * the classes and lambdas that a run needs ({@code -XX:DumpLoadedClassList}): from the archive made
 * of the list, a later {@code matrix} maps them instead of parsing them.
 */
public final class ClassDataTraining {
  /** Whose classes a run loads where there is a guest; of other libraries the training uses all. */
  private static final List<String> OF_GUESTS =
      List.of(
          "org/distromatrix/",
          "net/schmizz/sshj/",
          "org/newsclub/net/unix/",
          "com/github/dockerjava/",
          "org/testcontainers/dockerclient/",
          "org/testcontainers/shaded/com/fasterxml/jackson/",
          "org/testcontainers/shaded/com/github/dockerjava/");

  /** Its image cannot be had: nothing listens on port 1. */
  private static final String MATRIX =
      """
      project: training
      distros: [debian:13]
      mirror: http://127.0.0.1:1/
      suites: [{ name: smoke, run: ./smoke.sh }]
      """;

  private ClassDataTraining() {}

  /**
   * Trains.
   *
   * @param args a folder for scratch, which is left as it comes
   */
  public static void main(String[] args) throws IOException, URISyntaxException {
    Path project = Path.of(args[0]);
    Files.createDirectories(project);
    Files.writeString(project.resolve("matrix.yaml"), MATRIX);
    Files.writeString(project.resolve("smoke.sh"), "exit 0\n").toFile().setExecutable(true);
    for (String command : List.of("plan", "run")) {
      MatrixCommand.execute(new String[] {command, "-C", args[0]}, quiet());
    }
    SshWarmUp.start().join();
    Path jar =
        Path.of(
            ClassDataTraining.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (DirectoryStream<Path> libraries =
        Files.newDirectoryStream(jar.toAbsolutePath().getParent(), "*.jar")) {
      for (Path library : libraries) {
        loadAll(library);
      }
    }
    System.exit(0); // what a run starts may still wait for something
  }

  private static PrintWriter quiet() {
    return new PrintWriter(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
  }

  private static void loadAll(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> OF_GUESTS.stream().anyMatch(name::startsWith))
          .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
          .forEach(ClassDataTraining::load);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static void load(String entry) {
    String name = entry.substring(0, entry.length() - ".class".length()).replace('/', '.');
    try {
      Class.forName(name, false, ClassDataTraining.class.getClassLoader());
    } catch (ClassNotFoundException | LinkageError e) {
      // Libraries carry classes for optional neighbours that we do not have: nobody can load those.
      return;
    }
  }
}
