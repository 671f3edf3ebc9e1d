package org.distromatrix.cli;

import java.util.Optional;
import org.distromatrix.report.compare.KnownFailures;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.RunFolder;

/**
 * The runs that a run goes on from.
 *
 * @param last the one whose results are completed, for {@code --failed}
 * @param baseline the one whose failures do not count, for {@code --baseline}
 */
record EarlierRuns(Optional<LastRun> last, Optional<RunResult> baseline) {
  static final EarlierRuns NONE = new EarlierRuns(Optional.empty(), Optional.empty());

  /** All results that the run is to have, measured against its baseline. */
  RunResult complete(RunResult own, RunFolder folder) {
    RunResult merged = last.map(before -> before.merged(own, folder)).orElse(own);
    return known().map(failures -> failures.measure(merged)).orElse(merged);
  }

  /** The failures that do not count. */
  Optional<KnownFailures> known() {
    return baseline.map(KnownFailures::of);
  }
}
