package org.distromatrix.suite;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.jspecify.annotations.Nullable;

/** What a test came to that ended with something thrown. */
public final class ThrownOutcome {
  private static final int LONGEST_LINE = 1000;

  /** Far beyond what a stack is; a message may hold all that a program printed. */
  private static final int LONGEST_TRACE = 64 * 1024;

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

  /**
   * All of it, with where it comes from, for who looks for the cause: of what is longer than {@link
   * #LONGEST_TRACE} characters, as a message with a whole log in it is, the middle is left out.
   */
  public static String trace(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    String all = text.toString();
    int half = LONGEST_TRACE / 2;
    return all.length() <= LONGEST_TRACE
        ? all
        : "%s%n... %d characters left out ...%n%s"
            .formatted(
                all.substring(0, half),
                all.length() - LONGEST_TRACE,
                all.substring(all.length() - half));
  }

  private static String firstLine(@Nullable Throwable cause) {
    if (cause == null) {
      return "";
    }
    String message = cause.getMessage() == null ? "" : cause.getMessage().strip();
    return message.isEmpty()
        ? cause.getClass().getSimpleName()
        : TestNames.bounded(message.lines().findFirst().orElse(""), LONGEST_LINE);
  }
}
