package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.distromatrix.failure.MatrixException;

/**
 * Where one run keeps its results, events, logs and artifacts: {@code .matrix/runs/<id>/}. The link
 * {@code .matrix/latest} points at the newest.
 *
 * @param matrix the project's {@code .matrix} folder
 * @param id name of the run
 */
public record RunFolder(Path matrix, String id) {
  /** Name of the file with a run's results, in its folder. */
  public static final String RESULTS = "results.json";

  /** Name of the file with what happened, in order, in its folder. */
  public static final String EVENTS = "events.jsonl";

  static final String JUNIT = "junit";
  static final String REPORT = "report/index.html";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);
  private static final int MOST_RUNS_IN_ONE_SECOND = 1000;

  /**
   * Makes the folder of a new run and points {@code latest} at it.
   *
   * @throws MatrixException (infrastructure) if it cannot be written
   */
  public static RunFolder create(Path project, Instant now) {
    Path matrix = project.resolve(".matrix");
    try {
      Files.createDirectories(matrix.resolve("runs"));
      ignoreInGit(matrix);
      RunFolder folder = claim(matrix, STAMP.format(now));
      Files.createDirectories(folder.cells());
      pointLatest(matrix, folder.id());
      return folder;
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot make a run folder in %s: %s".formatted(matrix, e.getMessage()))
          .withHint("check that the folder can be written and that the disk is not full")
          .causedBy(e);
    }
  }

  /** Makes a folder for the logs of a guest outside a run; {@code latest} stays as it is. */
  public static RunFolder session(Path project, Instant now) {
    Path matrix = project.resolve(".matrix");
    try {
      Files.createDirectories(matrix.resolve("runs"));
      ignoreInGit(matrix);
      return claim(matrix, "session-" + STAMP.format(now));
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot make a folder for logs in %s: %s".formatted(matrix, e.getMessage()))
          .causedBy(e);
    }
  }

  /** Two runs may start in the same second: making the folder is what decides who has the name. */
  private static RunFolder claim(Path matrix, String stamp) throws IOException {
    for (int i = 1; i <= MOST_RUNS_IN_ONE_SECOND; i++) {
      String id = i == 1 ? stamp : stamp + "-" + i;
      if (make(matrix.resolve("runs").resolve(id))) {
        return new RunFolder(matrix, id);
      }
    }
    throw new FileAlreadyExistsException("runs/" + stamp);
  }

  private static boolean make(Path folder) throws IOException {
    try {
      Files.createDirectory(folder);
      return true;
    } catch (FileAlreadyExistsException e) {
      return false;
    }
  }

  private static void ignoreInGit(Path matrix) throws IOException {
    Path ignore = matrix.resolve(".gitignore");
    if (Files.notExists(ignore)) {
      Files.writeString(ignore, "*\n");
    }
  }

  private static void pointLatest(Path matrix, String id) throws IOException {
    Path beside = matrix.resolve(".latest-" + id);
    Files.deleteIfExists(beside);
    Files.createSymbolicLink(beside, Path.of("runs", id));
    Files.move(
        beside,
        matrix.resolve("latest"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * A run that was.
   *
   * @param name its id, or "latest"
   * @throws MatrixException (usage) if there is none of that name
   */
  public static RunFolder existing(Path project, String name) {
    Path matrix = project.resolve(".matrix");
    Path folder =
        name.equals("latest") ? matrix.resolve(name) : matrix.resolve("runs").resolve(name);
    if (!Files.isDirectory(folder)) {
      throw MatrixException.usage("Cannot find run '%s' in %s".formatted(name, matrix))
          .withHint("`ls " + matrix.resolve("runs") + "` lists the runs that are kept");
    }
    try {
      return new RunFolder(matrix, String.valueOf(folder.toRealPath().getFileName()));
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot read run '%s' in %s: %s".formatted(name, matrix, e.getMessage()))
          .causedBy(e);
    }
  }

  public Path path() {
    return matrix.resolve("runs").resolve(id);
  }

  public Path results() {
    return path().resolve(RESULTS);
  }

  public Path events() {
    return path().resolve(EVENTS);
  }

  public Path junit() {
    return path().resolve(JUNIT);
  }

  /** Where Allure results go, if they are wanted. */
  public Path allure() {
    return path().resolve("allure-results");
  }

  /** The folder of the report for people. */
  public Path reportFolder() {
    return path().resolve("report");
  }

  public Path report() {
    return path().resolve(REPORT);
  }

  public Path cells() {
    return path().resolve("cells");
  }

  /** A log of the run, as its results name it; "" for one that is elsewhere, or not there. */
  String relative(Path log) {
    return log.startsWith(path()) && Files.exists(log) ? path().relativize(log).toString() : "";
  }

  /**
   * The folder of one cell, made if need be.
   *
   * @throws MatrixException (infrastructure) if it cannot be made
   */
  public Path cell(String folderName) {
    Path cell = cells().resolve(folderName);
    try {
      return Files.createDirectories(cell);
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot make the folder %s: %s".formatted(cell, e.getMessage()))
          .causedBy(e);
    }
  }
}
