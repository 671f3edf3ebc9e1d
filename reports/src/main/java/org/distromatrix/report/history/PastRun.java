package org.distromatrix.report.history;

import java.time.Instant;
import org.distromatrix.report.model.RunResult;

/**
 * One run of the history.
 *
 * @param id name of its folder
 * @param started when
 */
public record PastRun(String id, Instant started) {
  /** What is remembered of a run. */
  public static PastRun of(RunResult run) {
    return new PastRun(run.id(), run.started());
  }

  /** {@code run 20261127-081500 (2026-11-27)}. */
  String shown() {
    return "run " + id + " (" + started.toString().substring(0, "2026-11-27".length()) + ")";
  }
}
