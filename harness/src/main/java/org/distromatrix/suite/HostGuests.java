package org.distromatrix.suite;

import java.util.List;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.Isolation;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.report.model.TestResult;
import org.jspecify.annotations.Nullable;

/** The guests that tests of this host get, one at a time. */
final class HostGuests {
  private final CellSession session;
  private final GuestSeats seats;
  private final SuiteScope scope;
  private final int repetition;
  private final int number;
  private final String attempt;
  private @Nullable GuestSeat seat;
  private @Nullable MatrixException problem;
  private int collected;

  /**
   * @param number which attempt it is
   * @param attempt its name, for the folder of its artifacts
   */
  HostGuests(
      CellSession session,
      GuestSeats seats,
      SuiteScope scope,
      int repetition,
      int number,
      String attempt) {
    this.session = session;
    this.seats = seats;
    this.scope = scope;
    this.repetition = repetition;
    this.number = number;
    this.attempt = attempt;
  }

  /** The guest that is wanted; one that could not be had once is not tried again. */
  Guest guest(GuestWish wish) {
    if (problem != null) {
      throw problem;
    }
    try {
      return seated(demand(wish)).guest();
    } catch (MatrixException e) {
      problem = e.fault() == Fault.INTERRUPTED ? null : e;
      throw e;
    }
  }

  /** A class's own guest is told from the suite's by its owner. */
  private GuestDemand demand(GuestWish wish) {
    var suite = GuestDemand.of(scope.settings(), repetition);
    var own = wish.isolation() != Isolation.CELL;
    var shared = scope.settings().isolation() == Isolation.CELL && !own;
    return new GuestDemand(
        shared ? "" : scope.suite() + "#" + repetition + (own ? " " + wish.owner() : ""),
        suite.network() || wish.network(),
        suite.pristine() || wish.isolation() == Isolation.TEST,
        suite.coldBoot() || wish.coldBoot());
  }

  private GuestSeat seated(GuestDemand demand) {
    var current = seat;
    if (current != null && !current.suits(demand)) {
      leave();
    }
    var next = alive(seats.seat(demand, "suite " + scope.suite()), demand);
    if (next != current) {
      new SuiteSetUp(session, scope).in(next);
      forget(next.guest());
    }
    next.use();
    seat = next;
    return next;
  }

  /** One that died in an earlier test is replaced: that test's failure is enough. */
  private GuestSeat alive(GuestSeat found, GuestDemand demand) {
    if (found.guest().alive()) {
      return found;
    }
    found.lose();
    session.warn("the guest was lost in suite " + scope.suite() + ": what follows gets another");
    return seats.seat(demand, "suite " + scope.suite());
  }

  /** What an earlier attempt left to be collected was collected. */
  private void forget(Guest guest) {
    if (number > 1) {
      guest.exec(
          GuestScripts.forget(scope.place(), List.of()), OutputSink.none(), OutputSink.none());
    }
  }

  /** Notes failures in the guest that there is. */
  void failed(List<TestResult> tests) {
    if (seat != null) {
      tests.forEach(seat::failed);
    }
  }

  /** Collects what was left in the guest that there is; it may go now. */
  void leave() {
    var left = seat;
    seat = null;
    if (left == null || left.lost() || session.interrupted() || !left.guest().alive()) {
      return;
    }
    collected++;
    try {
      new Artifacts(session, scope)
          .collect(left.guest(), collected == 1 ? attempt : attempt + "-" + collected);
    } catch (GuestLost e) {
      left.lose();
      session.warn(
          "artifacts of " + scope.suite() + " were lost with the guest: " + e.getMessage());
    }
  }

  /** Nothing can be asked of the guest that there is: something may still be at work in it. */
  void lose() {
    if (seat != null) {
      seat.lose();
      seat = null;
    }
  }

  /** Why no guest could be had, if so. */
  Optional<MatrixException> problem() {
    return Optional.ofNullable(problem);
  }
}
