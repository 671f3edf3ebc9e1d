package org.distromatrix.suite;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Warns of a test that runs for long, once, while it still runs. */
final class SlowTest {
  private final CompletableFuture<Boolean> ended = new CompletableFuture<>();

  private SlowTest() {}

  static SlowTest watch(CellSession session, SuiteScope scope, String test) {
    var slow = new SlowTest();
    scope
        .warning()
        .filter(warning -> warning.compareTo(scope.timeout()) < 0)
        .ifPresent(warning -> slow.warnLater(session, scope, test, warning));
    return slow;
  }

  private void warnLater(CellSession session, SuiteScope scope, String test, Duration warning) {
    var message =
        "%s/%s has been running for %s; it is killed after %s"
            .formatted(
                scope.suite(), test, Durations.words(warning), Durations.words(scope.timeout()));
    var unused =
        ended
            .completeOnTimeout(false, warning.toMillis(), TimeUnit.MILLISECONDS)
            .thenAccept(inTime -> warnUnless(inTime, session, message));
  }

  private static void warnUnless(boolean inTime, CellSession session, String message) {
    if (!inTime) {
      session.warn(message);
    }
  }

  /** It ended: no warning any more. */
  void ended() {
    ended.complete(true);
  }
}
