package org.distromatrix.suite;

import java.util.List;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.SuiteFormat;
import org.distromatrix.guest.GuestLost;
import org.jspecify.annotations.Nullable;

/** Runs one script until nothing fails any more or its retries are used up. */
final class ScriptTries {
  private final CellSession session;
  private final GuestSeats seats;
  private final SuiteScope scope;
  private final ScriptLine script;
  private final int repetition;
  private final boolean lastOne;
  private @Nullable GuestSeat lastSeat;

  /**
   * @param lastOne whether no other script of the suite follows
   */
  ScriptTries(
      CellSession session,
      GuestSeats seats,
      SuiteScope scope,
      ScriptLine script,
      int repetition,
      boolean lastOne) {
    this.session = session;
    this.seats = seats;
    this.scope = scope;
    this.script = script;
    this.repetition = repetition;
    this.lastOne = lastOne;
  }

  void run(String suffix) {
    var book = new AttemptBook(session, scope.suite(), script, suffix);
    try {
      attempts(book);
    } finally {
      // also where the cell cannot go on: what is known is kept
      book.results().forEach(session::add);
    }
    if (lastSeat != null) {
      book.failures().forEach(lastSeat::failed);
    }
  }

  private void attempts(AttemptBook book) {
    int attempts = 1 + scope.settings().retries();
    boolean again = true;
    for (int n = 1; n <= attempts && again; n++) {
      again = attempt(book, n, n == attempts) && !session.interrupted();
    }
  }

  /** Runs it once; whether something failed. */
  private boolean attempt(AttemptBook book, int number, boolean last) {
    var demand = GuestDemand.of(scope.settings(), repetition);
    var seat = seats.seat(demand, book.id());
    if (demand.pristine() && !lastOne) {
      seats.expect(demand);
    }
    var name = number == 1 ? book.own() : book.own() + "." + number;
    var logFile = logFile(name);
    book.begin(new AttemptPlace(number, last, session.clock().instant(), logFile));
    var file = session.run().folder().resolve(logFile);
    try (var log = new TestLog(file, session.run().limits().outputBytes())) {
      runIn(seat, book, log, number);
    }
    collectArtifacts(seat, name);
    if (seat.lost() && !session.interrupted()) {
      session.warn("the guest was lost in " + book.id() + ": what follows gets a pristine one");
    }
    lastSeat = seat;
    return book.failed();
  }

  private void runIn(GuestSeat seat, AttemptBook book, TestLog log, int number) {
    var attempt = new ScriptRun(session, seat, scope, script, book, log);
    attempt.run(() -> ready(seat, number));
  }

  private void ready(GuestSeat seat, int number) {
    new SuiteSetUp(session, scope).in(seat);
    if (number > 1) {
      seat.guest()
          .exec(
              GuestScripts.forget(scope.place(), resultGlobs()),
              OutputSink.none(),
              OutputSink.none());
    }
  }

  private List<String> resultGlobs() {
    return scope.settings().format() == SuiteFormat.JUNIT
        ? List.of(JUnitResults.glob(scope.settings()))
        : List.of();
  }

  private String logFile(String name) {
    var suite = session.folderName(scope.suite());
    var file = session.fileName(scope.suite(), name);
    return session.run().folder().relative("suites", suite, file + ".log");
  }

  private void collectArtifacts(GuestSeat seat, String name) {
    if (seat.lost() || session.interrupted()) {
      return;
    }
    try {
      new Artifacts(session, scope).collect(seat.guest(), name);
    } catch (GuestLost e) {
      seat.lose();
      session.warn(
          "artifacts of " + scope.suite() + " were lost with the guest: " + e.getMessage());
    }
  }
}
