package org.distromatrix.report.explain;

import java.util.Locale;
import java.util.regex.Pattern;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome.Failed;

/**
 * What makes failures look alike: their kind, and their message without what differs from one try
 * to the next.
 *
 * @param kind what kind of failure
 * @param message the message as {@link MessagePattern} has it
 */
record Signature(FailureKind kind, String message) {
  /** What harnesses write where a test gave no reason. */
  private static final Pattern EMPTY =
      Pattern.compile("|not ok|failed|failure|error|exit (status|code) \\d+");

  static Signature of(Failed failed) {
    return new Signature(failed.kind(), MessagePattern.of(failed.message()));
  }

  /** Whether it says more than that something failed: else tests that share it need no cause. */
  boolean tellsSomething() {
    return !EMPTY.matcher(message.toLowerCase(Locale.ROOT)).matches();
  }
}
