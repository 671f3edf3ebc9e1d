package org.distromatrix.cli;

import java.nio.file.Path;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.model.RunResult;

/** Reads what {@code --baseline} names. */
final class Baselines {
  private static final String DOING = "use run '%s' as a baseline";

  private Baselines() {}

  /**
   * Reads it.
   *
   * @param project name in matrix.yaml, which the baseline's must be, too
   * @throws MatrixException (usage) if it is not there, no run, or of another project
   */
  static RunResult read(Path projectFolder, String name, String project) {
    RunResult baseline = StoredRun.named(projectFolder, DOING, name);
    if (!baseline.project().equals(project)) {
      throw MatrixException.usage(
              "Cannot %s: it is of project '%s', and this is '%s'"
                  .formatted(DOING.formatted(name), baseline.project(), project))
          .withHint("name a run of this project, or its results.json");
    }
    return baseline;
  }
}
