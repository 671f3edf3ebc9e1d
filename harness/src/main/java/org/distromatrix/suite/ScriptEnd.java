package org.distromatrix.suite;

import java.util.Optional;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;

/**
 * How one attempt of a script ended, its single tests aside.
 *
 * @param outcome what it came to; empty where its tests have said everything
 * @param testsFailed whether a test that it reported failed
 * @param note what else is to be known, "" if nothing
 */
record ScriptEnd(Optional<Outcome> outcome, boolean testsFailed, String note) {
  static ScriptEnd of(Outcome outcome) {
    return new ScriptEnd(Optional.of(outcome), false, "");
  }

  static ScriptEnd failed(FailureKind kind, String message) {
    return of(Outcome.failed(kind, TestNames.bounded(TestNames.oneLine(message), 1000)));
  }

  /** Judges a script by its exit and, where its format promises single tests, by those. */
  static ScriptEnd judge(Outcome exit, ScriptVerdict verdict) {
    boolean failures = verdict.failures() > 0;
    if (exit instanceof Outcome.Failed failed && failed.kind() != FailureKind.ASSERTION) {
      return new ScriptEnd(
          Optional.of(exit), failures, verdict.problem().map(Outcome.Failed::message).orElse(""));
    }
    if (exit instanceof Outcome.Skipped && verdict.tests() == 0) {
      return of(exit);
    }
    return new ScriptEnd(judgeResults(exit, verdict, failures), failures, "");
  }

  private static Optional<Outcome> judgeResults(
      Outcome exit, ScriptVerdict verdict, boolean failures) {
    if (verdict.problem().isPresent()) {
      var problem = verdict.problem().get();
      var status = exit instanceof Outcome.Failed failed ? "; " + failed.message() : "";
      return Optional.of(Outcome.failed(problem.kind(), problem.message() + status));
    }
    if (exit instanceof Outcome.Failed failed && !failures) {
      return Optional.of(
          Outcome.failed(failed.kind(), failed.message() + ", though no test failed"));
    }
    return verdict.skipped().map(Outcome::skipped);
  }

  boolean failed() {
    return testsFailed || outcome.map(Outcome::isFailure).orElse(false);
  }

  /** With a failed restore hook: that fails what passed, and is a note on what failed anyway. */
  ScriptEnd withRestore(Outcome.Failed restore) {
    return outcome.map(Outcome::isFailure).orElse(false)
        ? new ScriptEnd(outcome, testsFailed, (note + "\n" + restore.message()).strip())
        : new ScriptEnd(Optional.of(restore), testsFailed, note);
  }
}
