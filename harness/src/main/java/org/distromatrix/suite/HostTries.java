package org.distromatrix.suite;

import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;

/** Runs the tests of a suite on this host until none fails any more or its retries are used up. */
final class HostTries {
  private final CellSession session;
  private final GuestSeats seats;
  private final SuiteScope scope;
  private final int repetition;
  private final HostBook book;

  HostTries(
      CellSession session, GuestSeats seats, SuiteScope scope, int repetition, String suffix) {
    this.session = session;
    this.seats = seats;
    this.scope = scope;
    this.repetition = repetition;
    this.book = new HostBook(session, scope.suite(), suffix);
  }

  void run() {
    seats.begin();
    try {
      int attempts = 1 + scope.settings().retries();
      boolean again = true;
      for (int n = 1; n <= attempts && again; n++) {
        attempt(n, n == attempts);
        again = book.failed() && !session.interrupted();
      }
    } finally {
      // also where the cell cannot go on: what is known is kept
      book.results().forEach(session::add);
    }
  }

  private void attempt(int number, boolean last) {
    var name = number == 1 ? book.own() : book.own() + "." + number;
    var guests = new HostGuests(session, seats, scope, repetition, number, name);
    var attempt = new HostAttempt(session, scope, book, guests);
    book.begin(number, last);
    var end = run(attempt);
    attempt.close();
    judge(attempt, end);
    book.end();
    if (end.left()) {
      guests.lose();
      session.warn("tests of " + scope.suite() + " do not end; they are left behind");
    }
    guests.leave();
    if (guests.problem().isPresent()) {
      throw guests.problem().get();
    }
  }

  private TestsThread.End run(HostAttempt attempt) {
    var tests = session.run().host().tests().get();
    var thread =
        new TestsThread(
            "tests of " + scope.suite() + " in " + session.cell(),
            () -> tests.run(attempt),
            cause -> attempt.stop(stopped(cause)));
    var watch = SlowTest.watch(session, scope, book.own());
    try {
      return thread.run(scope.timeout());
    } finally {
      watch.ended();
    }
  }

  private Outcome stopped(TestsThread.Cause cause) {
    return cause == TestsThread.Cause.INTERRUPT
        ? Outcome.failed(FailureKind.INCOMPLETE, "interrupted")
        : Outcome.failed(
            FailureKind.TIMEOUT,
            "still running after " + Durations.words(scope.timeout()) + ", interrupted");
  }

  private void judge(HostAttempt attempt, TestsThread.End end) {
    if (end.cause() != TestsThread.Cause.BY_THEMSELVES) {
      if (end.cause() == TestsThread.Cause.INTERRUPT) {
        session.interrupt();
      }
      book.endRunning(stopped(end.cause()));
      book.whole(stopped(end.cause()), "");
    } else if (end.thrown().isPresent()) {
      var thrown = end.thrown().get();
      book.endRunning(ThrownOutcome.failed(thrown));
      book.whole(failed(thrown), details(thrown));
    } else {
      book.whole(book.anyFound() ? Outcome.passed() : nothing(attempt), "");
    }
  }

  private Outcome nothing(HostAttempt attempt) {
    return attempt.passedOver()
        ? Outcome.skipped("its tests are for other cells")
        : Outcome.failed(
            FailureKind.NO_RESULT, "no test in " + String.join(", ", attempt.select()));
  }

  private static Outcome failed(Throwable thrown) {
    var message =
        thrown instanceof MatrixException e
            ? e.getMessage() + e.hint().map(hint -> "; " + hint).orElse("")
            : "JUnit could not run its tests: " + thrown;
    return Outcome.failed(
        FailureKind.NO_RESULT, TestNames.bounded(TestNames.oneLine(message), 1000));
  }

  private static String details(Throwable thrown) {
    return thrown instanceof MatrixException ? "" : ThrownOutcome.trace(thrown);
  }
}
