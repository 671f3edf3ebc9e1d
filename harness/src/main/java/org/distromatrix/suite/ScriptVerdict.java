package org.distromatrix.suite;

import java.util.Optional;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;

/**
 * What the results of one script say about the script as a whole, besides its single tests.
 *
 * @param problem why its results cannot be trusted to be all, if so: never a pass then
 * @param skipped why it ran no test, if it said so
 * @param tests how many tests it reported
 * @param failures how many of them failed
 */
record ScriptVerdict(
    Optional<Outcome.Failed> problem, Optional<String> skipped, int tests, int failures) {

  static ScriptVerdict complete(int tests, int failures) {
    return new ScriptVerdict(Optional.empty(), Optional.empty(), tests, failures);
  }

  static ScriptVerdict skippedAll(String reason) {
    return new ScriptVerdict(Optional.empty(), Optional.of(reason), 0, 0);
  }

  static ScriptVerdict broken(FailureKind kind, String message, int tests, int failures) {
    return new ScriptVerdict(
        Optional.of(new Outcome.Failed(kind, message)), Optional.empty(), tests, failures);
  }
}
