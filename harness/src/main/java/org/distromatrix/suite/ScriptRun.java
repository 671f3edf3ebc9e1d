package org.distromatrix.suite;

import java.time.Duration;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.guest.GuestResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;

/**
 * One attempt of one script in a guest: prepare, the script itself, debug if it failed, restore in
 * any case. Hooks run as root, in the suite's folder and environment.
 */
final class ScriptRun {
  private final CellSession session;
  private final GuestSeat seat;
  private final SuiteScope scope;
  private final ScriptLine script;
  private final AttemptBook book;
  private final TestLog log;
  private final LastOutput last = new LastOutput();

  ScriptRun(
      CellSession session,
      GuestSeat seat,
      SuiteScope scope,
      ScriptLine script,
      AttemptBook book,
      TestLog log) {
    this.session = session;
    this.seat = seat;
    this.scope = scope;
    this.script = script;
    this.book = book;
    this.log = log;
  }

  /**
   * Runs it and notes in the book what it came to, whatever happens in the guest.
   *
   * @param ready what has to be done in the guest first
   */
  void run(Runnable ready) {
    seat.use();
    long started = System.nanoTime();
    var end = attempt(ready);
    var took = Duration.ofNanos(System.nanoTime() - started);
    if (end.outcome().isPresent()) {
      book.script(end.outcome().get(), took, details(end), last.lines());
    } else if (book.scriptFailedBefore()) {
      book.script(Outcome.passed(), took, "", "");
    }
    book.end();
  }

  private String details(ScriptEnd end) {
    var output = end.failed() ? last.lines() : "";
    return (end.note() + "\n" + output).strip();
  }

  private ScriptEnd attempt(Runnable ready) {
    try {
      ready.run();
      return hooked();
    } catch (GuestLost e) {
      seat.lose();
      return session.interrupted() ? interrupted() : lost(e);
    } catch (MatrixException e) {
      if (e.fault() != Fault.INTERRUPTED && !session.interrupted()) {
        throw e;
      }
      return interrupted();
    }
  }

  private ScriptEnd lost(GuestLost e) {
    return ScriptEnd.failed(FailureKind.GUEST_LOST, String.valueOf(e.getMessage()));
  }

  private ScriptEnd interrupted() {
    session.interrupt();
    return ScriptEnd.failed(FailureKind.INCOMPLETE, "interrupted");
  }

  private ScriptEnd hooked() {
    var end = hook("prepare", settings().prepare()).map(ScriptEnd::of).orElseGet(this::main);
    if (end.failed()) {
      hook("debug", settings().debug())
          .ifPresent(failed -> session.warn(scope.suite() + ": " + failed.message()));
    }
    return hook("restore", settings().restore()).map(end::withRestore).orElse(end);
  }

  private SuiteSettings settings() {
    return scope.settings();
  }

  /** Runs a hook, if there is one; its failure, if it fails. */
  private Optional<Outcome.Failed> hook(String name, Optional<String> line) {
    if (line.isEmpty() || session.interrupted()) {
      return Optional.empty();
    }
    log.mark(name);
    var command =
        GuestCommand.shell(line.get())
            .withEnvironment(scope.environment())
            .in(scope.place().source())
            .within(scope.timeout());
    var result = seat.guest().exec(command, both(log, last), both(log, last));
    log.mark("end of " + name);
    return ExitStatus.outcome(result, scope.timeout()) instanceof Outcome.Failed failed
        ? Optional.of(new Outcome.Failed(FailureKind.HOOK, name + " failed: " + failed.message()))
        : Optional.empty();
  }

  private ScriptEnd main() {
    return switch (settings().format()) {
      case EXIT_CODE -> ScriptEnd.of(exit(OutputSink.none()));
      case TAP -> tap();
      case JUNIT -> junit();
      case JUNIT_PLATFORM -> throw new IllegalStateException("no script: it runs on this host");
    };
  }

  private ScriptEnd tap() {
    var parser = new TapParser(test -> book.reported(test, last.lines()));
    var lines = new LineSplitter(parser::line);
    Outcome exit;
    ScriptVerdict verdict;
    try {
      exit = exit(lines);
    } finally {
      // also where the guest is lost under way: what was reported until then counts
      lines.end();
      verdict = parser.end();
    }
    return ScriptEnd.judge(exit, verdict);
  }

  private ScriptEnd junit() {
    var exit = exit(OutputSink.none());
    var files = new JUnitResults(session, seat.guest(), scope, book.own());
    return ScriptEnd.judge(exit, files.read(test -> book.reported(test, "")));
  }

  private Outcome exit(OutputSink results) {
    var test = new TestProcess(session, seat.guest(), scope, script);
    var watch = SlowTest.watch(session, scope, book.own());
    try {
      return outcome(test.run(both(both(log, last), results), both(log, last), log));
    } finally {
      watch.ended();
    }
  }

  private Outcome outcome(TestProcess.End end) {
    if (end.failure().isPresent()) {
      return end.failure().get();
    }
    var result = end.result();
    warnOfLeftovers(result);
    return ExitStatus.outcome(result, scope.timeout());
  }

  private void warnOfLeftovers(GuestResult result) {
    if (!result.timedOut() && !result.leftBehind().isEmpty()) {
      var names = TestNames.bounded(TestNames.oneLine(String.join(", ", result.leftBehind())), 500);
      session.warn(
          scope.suite()
              + "/"
              + book.own()
              + " left processes running, which were killed: "
              + names);
    }
  }

  private static OutputSink both(OutputSink first, OutputSink second) {
    return (buffer, length) -> {
      first.accept(buffer, length);
      second.accept(buffer, length);
    };
  }
}
