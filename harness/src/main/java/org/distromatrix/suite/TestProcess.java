package org.distromatrix.suite;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;

/**
 * A test's program in a guest, run again after each reboot that it asks for. {@code matrix-reboot
 * MARK} leaves a mark and ends the test by SIGKILL; the reboot itself is ours, so that there is no
 * race between the connection's end and the machine's.
 */
final class TestProcess {
  private final CellSession session;
  private final Guest guest;
  private final SuiteScope scope;
  private final ScriptLine script;

  TestProcess(CellSession session, Guest guest, SuiteScope scope, ScriptLine script) {
    this.session = session;
    this.guest = guest;
    this.scope = scope;
    this.script = script;
  }

  /**
   * How it ended.
   *
   * @param result of its last run
   * @param failure what went wrong around it, if something did
   */
  record End(GuestResult result, Optional<Outcome> failure) {}

  End run(OutputSink stdout, OutputSink stderr, TestLog log) {
    long deadline = System.nanoTime() + scope.timeout().toNanos();
    Map<String, String> mark = Map.of();
    for (int reboots = 0; ; reboots++) {
      var result = guest.exec(command(mark, deadline), stdout, stderr);
      var next = rebootMark(result);
      if (next.isEmpty()) {
        return new End(result, Optional.empty());
      }
      if (reboots == scope.reboots()) {
        return new End(result, Optional.of(tooMany()));
      }
      reboot(next.get(), log);
      mark = Map.of("MATRIX_REBOOT_MARK", next.get());
    }
  }

  private GuestCommand command(Map<String, String> mark, long deadline) {
    var left = Duration.ofNanos(Math.max(1_000_000, deadline - System.nanoTime()));
    return GuestScripts.test(script.line(), scope.settings().terminal())
        .withEnvironment(scope.environment())
        .withEnvironment(mark)
        .in(scope.place().source())
        .as(scope.user())
        .within(left);
  }

  /** Only a test that did not end by itself can have asked for a reboot. */
  private Optional<String> rebootMark(GuestResult result) {
    boolean cutShort = result.signal().isPresent() || result.status().orElse(0) > 128;
    if (result.timedOut() || !cutShort) {
      return Optional.empty();
    }
    var mark = new Capture();
    guest.exec(GuestScripts.takeRebootMark(scope.place()), mark, OutputSink.none());
    return Optional.of(TestNames.clean(mark.text())).filter(text -> !text.isEmpty());
  }

  private void reboot(String mark, TestLog log) {
    session.progress(Phase.TEST, scope.suite() + " reboots its guest: " + mark);
    var before = guest.bootId();
    long started = System.nanoTime();
    guest.reboot(scope.rebootLimit());
    var took = Duration.ofNanos(System.nanoTime() - started);
    var after = guest.bootId();
    if (before.equals(after)) {
      throw new org.distromatrix.guest.GuestLost(
          "it did not reboot: its boot id is still " + after);
    }
    log.mark(
        "rebooted for '%s' in %s: boot %s, then %s"
            .formatted(mark, Durations.words(took), before, after));
  }

  private Outcome tooMany() {
    return Outcome.failed(
        FailureKind.INCOMPLETE, "asked for more than " + scope.reboots() + " reboots");
  }
}
