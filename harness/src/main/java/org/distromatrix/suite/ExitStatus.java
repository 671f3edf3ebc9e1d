package org.distromatrix.suite;

import java.time.Duration;
import org.distromatrix.guest.GuestResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;

/** What the end of a program says: 0 passes, 77 skips (automake's convention), all else fails. */
final class ExitStatus {
  static final int SKIP = 77;

  private ExitStatus() {}

  static Outcome outcome(GuestResult result, Duration limit) {
    if (result.timedOut()) {
      return timedOut(limit);
    }
    String by = result.killer().map(killer -> " (" + killer + ")").orElse("");
    if (result.signal().isPresent()) {
      return Outcome.failed(FailureKind.SIGNAL, "ended by SIG" + result.signal().get() + by);
    }
    Outcome outcome = ofStatus(result.status().orElse(-1));
    return outcome instanceof Outcome.Failed failed
        ? Outcome.failed(failed.kind(), failed.message() + by)
        : outcome;
  }

  static Outcome timedOut(Duration limit) {
    return Outcome.failed(
        FailureKind.TIMEOUT, "still running after " + Durations.words(limit) + ", killed");
  }

  private static Outcome ofStatus(int status) {
    return switch (status) {
      case 0 -> Outcome.passed();
      case SKIP -> Outcome.skipped("exit status 77");
      case 126 -> failed("exit status 126: not executable (chmod +x, or name its interpreter)");
      case 127 -> failed("exit status 127: command not found");
      default ->
          status > 128 && status <= 128 + 64 ? bySignal(status) : failed("exit status " + status);
    };
  }

  /** A shell reports a child that a signal ended as 128 + its number. */
  private static Outcome bySignal(int status) {
    return failed("exit status " + status + " (a shell's word for signal " + (status - 128) + ")");
  }

  private static Outcome failed(String message) {
    return Outcome.failed(FailureKind.ASSERTION, message);
  }
}
