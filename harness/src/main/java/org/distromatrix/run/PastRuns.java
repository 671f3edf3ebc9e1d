package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.report.compare.Comparison;
import org.distromatrix.report.history.HistoryFile;
import org.distromatrix.report.history.OutcomeHistory;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.RunResult;

/**
 * What the runs before one have to say about it. The outcomes of the last runs are in {@code
 * .matrix/outcomes.json}; of one earlier run the results are read, to compare packages, too.
 */
public final class PastRuns {
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
   */
  public Past remember(RunResult run, Optional<RunResult> baseline) throws IOException {
    OutcomeHistory history = HistoryFile.read(file(), run.project()).and(run);
    HistoryFile.write(history, file());
    Optional<RunResult> earlier = baseline.isPresent() ? baseline : comparable(history, run);
    return new Past(history, earlier.map(before -> Comparison.of(before, run)));
  }

  /** What was known when a run that was had ended. */
  public Past of(RunResult run) throws IOException {
    OutcomeHistory history = HistoryFile.read(file(), run.project()).upTo(run.id());
    Optional<RunResult> baseline =
        run.baseline().map(Baseline::run).flatMap(id -> stored(id, run.project()));
    Optional<RunResult> earlier = baseline.isPresent() ? baseline : comparable(history, run);
    return new Past(history, earlier.map(before -> Comparison.of(before, run)));
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
