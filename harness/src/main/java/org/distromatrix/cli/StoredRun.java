package org.distromatrix.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.distromatrix.event.EventLog;
import org.distromatrix.event.EventsReplay;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.RunFolder;

/** The results of a run that was; of one that was killed, as far as its events go. */
final class StoredRun {
  private StoredRun() {}

  /**
   * Reads them. Where results.json is damaged or of another version, the events still tell what
   * happened: the run counts as incomplete then.
   *
   * @throws UnreadableJson if they are damaged, and so are the events or there are none
   */
  static RunResult read(RunFolder folder) throws IOException {
    return read(folder.path());
  }

  /** Reads those of a run's folder, wherever it is. */
  private static RunResult read(Path folder) throws IOException {
    try {
      return ResultsJson.read(folder.resolve(RunFolder.RESULTS));
    } catch (NoSuchFileException e) {
      return EventsReplay.replay(EventLog.read(folder.resolve(RunFolder.EVENTS)));
    } catch (UnreadableJson e) {
      return replayed(folder.resolve(RunFolder.EVENTS), e);
    }
  }

  private static RunResult replayed(Path events, UnreadableJson damage) throws IOException {
    try {
      return EventsReplay.replay(EventLog.read(events)).incomplete();
    } catch (NoSuchFileException | UnreadableJson e) {
      throw damage;
    }
  }

  /**
   * Reads a run that a user named.
   *
   * @param doing what cannot be done without it, %s for its name: {@code "compare run '%s'"}
   * @param name id of a run of the project, {@code latest}, or the path of a run's folder or of a
   *     results.json
   * @throws MatrixException (usage) if there is no such run, or it cannot be read
   */
  static RunResult named(Path project, String doing, String name) {
    Path place = place(project, name);
    try {
      return Files.isDirectory(place) ? read(place) : ResultsJson.read(place);
    } catch (NoSuchFileException e) {
      throw unusable(
              doing,
              name,
              "%s has no %s and no %s".formatted(place, RunFolder.RESULTS, RunFolder.EVENTS))
          .causedBy(e);
    } catch (UnreadableJson e) {
      throw unusable(doing, name, String.valueOf(e.getMessage())).causedBy(e);
    } catch (IOException e) {
      throw unusable(doing, name, e.toString()).causedBy(e);
    }
  }

  /** Where a run that a user named is: an id first, so that a file of the same name hides none. */
  static Path place(Path project, String name) {
    Path path = Path.of(name);
    boolean id = path.getNameCount() == 1 && !path.isAbsolute();
    if (id && isRun(project, name)) {
      return RunFolder.existing(project, name).path();
    }
    if (Files.exists(path)) {
      return path;
    }
    throw MatrixException.usage(
            "Cannot find run '%s': no run of %s, and no file or folder"
                .formatted(name, project.resolve(".matrix")))
        .withHint("`ls " + project.resolve(".matrix/runs") + "` lists the runs that are kept");
  }

  private static boolean isRun(Path project, String name) {
    Path matrix = project.resolve(".matrix");
    return Files.isDirectory(
        name.equals("latest") ? matrix.resolve(name) : matrix.resolve("runs").resolve(name));
  }

  private static MatrixException unusable(String doing, String name, String why) {
    return MatrixException.usage("Cannot %s: %s".formatted(doing.formatted(name), why))
        .withHint("name a run's id, its folder, or its " + RunFolder.RESULTS);
  }

  /**
   * Refuses runs of two projects.
   *
   * @throws MatrixException (usage)
   */
  static void requireSameProject(RunResult one, RunResult other) {
    if (!one.project().equals(other.project())) {
      throw MatrixException.usage(
              "Cannot compare run '%s' of project '%s' with run '%s' of project '%s'"
                  .formatted(one.id(), one.project(), other.id(), other.project()))
          .withHint("runs of one project only, as `project:` in matrix.yaml names it");
    }
  }
}
