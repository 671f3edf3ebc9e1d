package org.distromatrix.suite;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.distromatrix.guest.Capability;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestLauncher;
import org.distromatrix.guest.GuestSpec;
import org.distromatrix.report.model.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Gives each script the guest it asks for, booting as few as the suites' isolation allows. One is
 * used at a time, and the next one may be on its way. The first boot is the cell's boot phase;
 * later ones are part of its tests.
 */
final class GuestSeats {
  private final CellSession session;
  private final GuestLauncher launcher;
  private final CellPhases phases;
  private final SeatEnd atEnd;
  private final Map<Boolean, Set<Capability>> capabilities = new HashMap<>();
  private @Nullable GuestSeat current;
  private @Nullable GuestAhead ahead;
  private int launched;

  GuestSeats(CellSession session, GuestLauncher launcher, CellPhases phases, SeatEnd atEnd) {
    this.session = session;
    this.launcher = launcher;
    this.phases = phases;
    this.atEnd = atEnd;
  }

  /** The guest for a script: the current one if that will do, else a new one in its place. */
  GuestSeat seat(GuestDemand demand, String reason) {
    if (current == null || !current.suits(demand)) {
      leave();
      current = open(demand, reason);
    }
    return current;
  }

  /** Tests begin that may want no guest, or want one later. */
  void begin() {
    phases.ensure(Phase.TEST);
  }

  /** What guests of this cell can do; boots one if none was seen yet. */
  Set<Capability> capabilities(GuestDemand demand, String reason) {
    var known = capabilities.get(demand.network());
    return known != null ? known : seat(demand, reason).guest().capabilities();
  }

  /** Says that another script will want such a guest: it is launched while this one runs. */
  void expect(GuestDemand demand) {
    if (ahead == null && !session.interrupted()) {
      launched++;
      var spec = spec(demand, launched);
      ahead = new GuestAhead(demand, launched, () -> launcher.launch(spec));
    }
  }

  private GuestSeat open(GuestDemand demand, String reason) {
    var expected = ahead;
    if (expected != null && expected.suits(demand)) {
      ahead = null;
      session.progress(Phase.TEST, "a pristine guest for " + reason);
      return seated(expected.await(), demand, expected.number());
    }
    dismiss();
    launched++;
    if (launched > 1) {
      session.progress(Phase.TEST, "booting a pristine guest for " + reason);
      return seated(launcher.launch(spec(demand, launched)), demand, launched);
    }
    phases.begin(Phase.BOOT);
    var guest = launcher.launch(spec(demand, launched));
    phases.begin(Phase.TEST);
    return seated(guest, demand, launched);
  }

  private GuestSeat seated(Guest guest, GuestDemand demand, int number) {
    capabilities.put(demand.network(), guest.capabilities());
    return new GuestSeat(guest, demand, number == 1 ? "" : "-" + number);
  }

  private GuestSpec spec(GuestDemand demand, int number) {
    var run = session.run();
    boolean first = number == 1;
    var console = first ? "console.log" : "console-" + number + ".log";
    return new GuestSpec(
        guestName(number),
        run.image(),
        run.booted(),
        demand.network(),
        demand.coldBoot() || run.coldBoot(),
        run.folder().resolve(run.folder().relative(console)),
        run.limits().bootLimit(),
        line -> session.progress(first ? Phase.BOOT : Phase.TEST, line),
        session::warn);
  }

  private String guestName(int number) {
    var name = GuestSpec.nameOf(session.cell());
    return number == 1 ? name : name + "-" + number;
  }

  /** Whether a guest is there to be closed. */
  boolean occupied() {
    return current != null || ahead != null;
  }

  /** Ends all guests, the current one after a last look at it. */
  void close() {
    try {
      dismiss();
    } finally {
      leave();
    }
  }

  private void dismiss() {
    var unwanted = ahead;
    ahead = null;
    if (unwanted != null) {
      unwanted.abandon();
    }
  }

  private void leave() {
    var seat = current;
    current = null;
    if (seat != null) {
      try (var guest = seat.guest()) {
        atEnd.beforeClose(seat, guest);
      }
    }
  }

  /** Ends all guests without a look. */
  void abandon() {
    var seat = current;
    current = null;
    try {
      dismiss();
    } finally {
      if (seat != null) {
        seat.guest().close();
      }
    }
  }

  /** What is done with a guest when nothing more will run in it. */
  @FunctionalInterface
  interface SeatEnd {
    void beforeClose(GuestSeat seat, Guest guest);
  }
}
