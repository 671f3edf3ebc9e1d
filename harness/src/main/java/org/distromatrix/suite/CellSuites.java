package org.distromatrix.suite;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvents;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestLauncher;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.Phase;

/**
 * Runs the suites of a cell in its guests and says what came of them. Times and announces the
 * phases boot, test and collect.
 */
public final class CellSuites {
  private final GuestLauncher launcher;
  private final RunEvents events;
  private final Clock clock;
  private final AfterFailure afterFailure;
  private final GuestPaths paths;

  public CellSuites(
      GuestLauncher launcher, RunEvents events, Clock clock, AfterFailure afterFailure) {
    this(launcher, events, clock, afterFailure, GuestPaths.DEFAULT);
  }

  CellSuites(
      GuestLauncher launcher,
      RunEvents events,
      Clock clock,
      AfterFailure afterFailure,
      GuestPaths paths) {
    this.launcher = launcher;
    this.events = events;
    this.clock = clock;
    this.afterFailure = afterFailure;
    this.paths = paths;
  }

  /**
   * Runs what is wanted, one suite after the other. What goes wrong is part of the outcome. If the
   * thread is interrupted, it ends promptly with what is known so far, the running test counted as
   * failed, and the thread still interrupted.
   */
  public CellOutcome run(SuiteRun run) {
    var session = new CellSession(run, events, clock, paths);
    var phases = new CellPhases(session);
    var collector = new GuestCollector(run.folder(), paths, run.checks(), run.limits().bootLimit());
    var seats =
        new GuestSeats(
            session, launcher, phases, (seat, guest) -> leave(session, collector, seat, guest));
    var problem = guarded(phases, session, () -> suitesOrAbandon(session, seats));
    var atEnd = guarded(phases, session, () -> close(session, phases, seats));
    phases.end();
    var results =
        session.interrupted()
            ? List.<org.distromatrix.report.model.CheckResult>of()
            : collector.results();
    results.forEach(check -> session.emit(new RunEvent.CheckEnded(session.cell(), check)));
    return new CellOutcome(
        phases.timings(),
        session.tests(),
        results,
        collector.facts(),
        session.artifacts(),
        problem.or(() -> atEnd));
  }

  /** A defect of ours is no reason to leave a guest behind. */
  private static void suitesOrAbandon(CellSession session, GuestSeats seats) {
    boolean known = false;
    try {
      suites(session, seats);
      known = true;
    } catch (MatrixException | GuestLost e) {
      known = true;
      throw e;
    } finally {
      if (!known) {
        seats.abandon();
      }
    }
  }

  private static void suites(CellSession session, GuestSeats seats) {
    for (var suite : wanted(session.run())) {
      if (!session.interrupted()) {
        new SuiteRunner(session, seats, suite).run();
      }
    }
  }

  /** Suites that share a guest follow each other; the sort is stable. */
  private static List<SuiteSettings> wanted(SuiteRun run) {
    return run.suites().stream()
        .filter(suite -> run.filter().suite(suite.name()))
        .sorted(Comparator.comparingInt(GuestDemand::rank))
        .toList();
  }

  private void leave(CellSession session, GuestCollector collector, GuestSeat seat, Guest guest) {
    if (!session.interrupted()) {
      look(session, collector, seat, guest);
    }
    if (!seat.failures().isEmpty() && !seat.lost() && !session.interrupted()) {
      afterFailure.failed(session.run().cell().id(), guest, seat.failures());
    }
  }

  private void look(CellSession session, GuestCollector collector, GuestSeat seat, Guest guest) {
    if (seat.lost()) {
      collector.lost(seat.label());
    } else {
      var stamp = seat.firstSuite().map(s -> paths.of(session.folderName(s)).stamp());
      var unusedFindings = collector.collect(guest, seat.label(), stamp);
    }
  }

  /** Closing has to wait for the guest's end, which an interrupted thread cannot. */
  private static void close(CellSession session, CellPhases phases, GuestSeats seats) {
    if (session.interrupted()) {
      session.interrupt();
    }
    boolean interrupted = Thread.interrupted();
    try {
      if (seats.occupied()) {
        phases.begin(Phase.COLLECT);
        seats.close();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Optional<CellProblem> guarded(
      CellPhases phases, CellSession session, Runnable work) {
    try {
      work.run();
    } catch (MatrixException e) {
      return Optional.of(problem(session, e, phases.current()));
    } catch (GuestLost e) {
      return Optional.of(
          problem(
              session,
              MatrixException.infrastructure("The guest was lost: " + e.getMessage()),
              phases.current()));
    }
    return session.interrupted()
        ? Optional.of(
            problem(
                session,
                MatrixException.interrupted("Interrupted during the tests"),
                phases.current()))
        : Optional.empty();
  }

  private static CellProblem problem(CellSession session, MatrixException e, Phase phase) {
    var fault = e.fault() == Fault.INTERRUPTED ? "interrupted" : "infrastructure";
    var log = e.log().map(session.run().folder()::relative).orElse("");
    return new CellProblem(
        fault, phase, String.valueOf(e.getMessage()), e.hint().orElse(""), log, "");
  }
}
