package org.distromatrix.suite;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.jspecify.annotations.Nullable;

/** What a test came to that ended with something thrown. */
public final class ThrownOutcome {
  private ThrownOutcome() {}

  /** It failed, for want of its guest where that was lost. */
  public static Outcome failed(@Nullable Throwable cause) {
    FailureKind kind = cause instanceof GuestLost ? FailureKind.GUEST_LOST : FailureKind.ASSERTION;
    return Outcome.failed(kind, firstLine(cause));
  }

  /** It gave up: an assumption that does not hold. */
  public static Outcome skipped(@Nullable Throwable cause) {
    return Outcome.skipped(firstLine(cause));
  }

  /** All of it, with where it comes from, for who looks for the cause. */
  public static String trace(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }

  private static String firstLine(@Nullable Throwable cause) {
    if (cause == null) {
      return "";
    }
    String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
    return message.isEmpty()
        ? cause.getClass().getSimpleName()
        : message.lines().findFirst().orElse("");
  }
}
