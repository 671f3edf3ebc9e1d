package org.distromatrix.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.event.RunEvent;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;

/** Runs one suite in one cell: finds its scripts and runs each, in the guests it asks for. */
final class SuiteRunner {
  private final CellSession session;
  private final GuestSeats seats;
  private final SuiteScope scope;
  private final SuiteSettings suite;

  SuiteRunner(CellSession session, GuestSeats seats, SuiteSettings suite) {
    this.session = session;
    this.seats = seats;
    this.suite = suite;
    this.scope = SuiteScope.of(session, suite);
  }

  void run() {
    session.emit(new RunEvent.SuiteStarted(session.cell(), suite.name()));
    var lacking = lacking();
    if (lacking.isPresent()) {
      note(ScriptLine.only(suite.name(), ""), "", Outcome.skipped(lacking.get()));
      return;
    }
    for (int n = 1; n <= session.run().repeat() && !session.interrupted(); n++) {
      runOnce(n);
    }
  }

  /** What the suite needs and this cell cannot give, if anything. */
  private Optional<String> lacking() {
    if (suite.needs().isEmpty()) {
      return Optional.empty();
    }
    var there = seats.capabilities(GuestDemand.of(suite, 1), "suite " + suite.name());
    var words = there.stream().map(capability -> capability.word()).toList();
    var lacking = suite.needs().stream().filter(need -> !words.contains(need)).toList();
    return lacking.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "needs "
                + String.join(", ", lacking)
                + ": not given by boot kind "
                + session.run().cell().boot().word());
  }

  private void runOnce(int repetition) {
    var suffix = repetition == 1 ? "" : "#" + repetition;
    if (suite.classes().isPresent()) {
      new HostTries(session, seats, scope, repetition, suffix).run();
      return;
    }
    var scripts = scripts(repetition, suffix);
    for (int i = 0; i < scripts.size() && !session.interrupted(); i++) {
      boolean lastOne = i == scripts.size() - 1;
      new ScriptTries(session, seats, scope, scripts.get(i), repetition, lastOne).run(suffix);
    }
  }

  private List<ScriptLine> scripts(int repetition, String suffix) {
    if (!ScriptLine.isGlob(suite.run())) {
      return wanted(List.of(ScriptLine.only(suite.name(), suite.run())));
    }
    var found = expand(repetition);
    if (found.isEmpty()) {
      var none = Outcome.failed(FailureKind.NO_RESULT, "no script matches '" + suite.run() + "'");
      note(ScriptLine.only(suite.name(), ""), suffix, none);
    }
    return wanted(found);
  }

  /** Where one script is one test, what is not wanted is not run. */
  private List<ScriptLine> wanted(List<ScriptLine> all) {
    return switch (suite.format()) {
      case EXIT_CODE ->
          all.stream()
              .filter(script -> session.run().filter().test(suite.name(), script.name()))
              .toList();
      case TAP, JUNIT, JUNIT_PLATFORM -> all;
    };
  }

  private List<ScriptLine> expand(int repetition) {
    var seat = seats.seat(GuestDemand.of(suite, repetition), "suite " + suite.name());
    var paths = new Capture();
    try {
      new SuiteSetUp(session, scope).in(seat);
      seat.guest().exec(GuestScripts.expand(scope.place(), suite.run()), paths, OutputSink.none());
    } catch (GuestLost e) {
      throw MatrixException.infrastructure(
              "Cannot list the scripts of suite '" + suite.name() + "': " + e.getMessage())
          .causedBy(e);
    }
    var scripts = new ArrayList<ScriptLine>();
    for (var path : paths.text().split("\0", -1)) {
      if (!path.isEmpty()) {
        scripts.add(ScriptLine.found(suite.run(), path));
      }
    }
    return scripts;
  }

  /** Notes a result that no script had to be run for. */
  private void note(ScriptLine script, String suffix, Outcome outcome) {
    var book = new AttemptBook(session, suite.name(), script, suffix);
    book.begin(new AttemptPlace(1, true, session.clock().instant(), ""));
    book.script(outcome, java.time.Duration.ZERO, "", "");
    book.end();
    book.results().forEach(session::add);
  }
}
