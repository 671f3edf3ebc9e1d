package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;
import org.distromatrix.report.compare.Comparison;
import org.distromatrix.report.history.HistoryFile;
import org.distromatrix.report.history.OutcomeHistory;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.history.PastRun;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.RunResult;

/**
 * What the runs before one have to say about it. The outcomes of the last runs are in {@code
 * .matrix/outcomes.json}; of one earlier run the results are read, to compare packages, too.
 */
public final class PastRuns {
  /** A moment is enough: it is held for as long as the file is read and written. */
  private static final Duration LOCK_WAIT = Duration.ofMinutes(1);

  private final Path matrix;

  /**
   * @param matrix the project's {@code .matrix} folder
   */
  public PastRuns(Path matrix) {
    this.matrix = matrix;
  }

  /**
   * Adds a run that has just ended to the history.
   *
   * @param baseline the run that it was measured against, if any
   * @throws MatrixException (infrastructure) if others keep the history locked
   */
  public Past remember(RunResult run, Optional<RunResult> baseline) throws IOException {
    return past(added(List.of(), run), run, baseline.or(() -> baseline(run)));
  }

  /**
   * Puts a run in the place of those that it was made of: their results are not to count twice, and
   * it is not to be compared with a part of itself.
   *
   * @throws MatrixException (infrastructure) if others keep the history locked
   */
  public Past replace(List<RunResult> parts, RunResult run) throws IOException {
    return past(added(parts.stream().map(PastRun::of).toList(), run), run, baseline(run));
  }

  private OutcomeHistory added(List<PastRun> parts, RunResult run) throws IOException {
    var locks = new HostLocks(matrix.resolve("locks"), run.project());
    try (HeldLock held = locks.exclusive("outcomes", LOCK_WAIT, holder -> {})) {
      OutcomeHistory history = HistoryFile.read(file(), run.project()).without(parts).and(run);
      HistoryFile.write(history, file());
      return history;
    }
  }

  /** What was known when a run that was had ended. */
  public Past of(RunResult run) throws IOException {
    return past(HistoryFile.read(file(), run.project()).upTo(run.id()), run, baseline(run));
  }

  private Past past(OutcomeHistory history, RunResult run, Optional<RunResult> baseline) {
    Optional<RunResult> earlier = baseline.or(() -> comparable(history, run));
    return new Past(history, earlier.map(before -> Comparison.of(before, run)));
  }

  private Optional<RunResult> baseline(RunResult run) {
    return run.baseline().map(Baseline::run).flatMap(id -> stored(id, run.project()));
  }

  private Optional<RunResult> comparable(OutcomeHistory history, RunResult run) {
    List<String> ids = history.comparable();
    return ids.stream().map(id -> stored(id, run.project())).flatMap(Optional::stream).findFirst();
  }

  /** Its folder may be gone by now, or damaged: then there is no such run. */
  private Optional<RunResult> stored(String id, String project) {
    try {
      return Optional.of(ResultsJson.read(new RunFolder(matrix, id).results()))
          .filter(run -> run.project().equals(project));
    } catch (IOException | UnreadableJson e) {
      return Optional.empty();
    }
  }

  private Path file() {
    return matrix.resolve("outcomes.json");
  }
}
