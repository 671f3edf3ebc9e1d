package org.distromatrix.suite;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.distromatrix.guest.Capability;
import org.distromatrix.guest.GuestLauncher;
import org.distromatrix.guest.GuestSpec;
import org.distromatrix.report.model.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Gives each script the guest it asks for, booting as few as the suites' isolation allows, one at a
 * time. The first boot is the cell's boot phase; later ones are part of its tests.
 */
final class GuestSeats {
  private final CellSession session;
  private final GuestLauncher launcher;
  private final CellPhases phases;
  private final SeatEnd atEnd;
  private final Map<Boolean, Set<Capability>> capabilities = new HashMap<>();
  private @Nullable GuestSeat current;
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
      close();
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

  private GuestSeat open(GuestDemand demand, String reason) {
    launched++;
    boolean first = launched == 1;
    if (first) {
      phases.begin(Phase.BOOT);
    } else {
      session.progress(Phase.TEST, "booting a pristine guest for " + reason);
    }
    var guest = launcher.launch(spec(demand, first));
    capabilities.put(demand.network(), guest.capabilities());
    if (first) {
      phases.begin(Phase.TEST);
    }
    return new GuestSeat(guest, demand, first ? "" : "-" + launched);
  }

  private GuestSpec spec(GuestDemand demand, boolean first) {
    var run = session.run();
    var console = first ? "console.log" : "console-" + launched + ".log";
    return new GuestSpec(
        guestName(),
        run.image(),
        run.machine(),
        demand.network(),
        demand.coldBoot() || run.coldBoot(),
        run.folder().resolve(run.folder().relative(console)),
        run.limits().bootLimit(),
        line -> session.progress(first ? Phase.BOOT : Phase.TEST, line),
        session::warn);
  }

  private String guestName() {
    var name = GuestSpec.nameOf(session.cell());
    return launched == 1 ? name : name + "-" + launched;
  }

  /** Whether a guest is there to be closed. */
  boolean occupied() {
    return current != null;
  }

  /** Ends the current guest, if there is one, after a last look at it. */
  void close() {
    var seat = current;
    current = null;
    if (seat != null) {
      try (var guest = seat.guest()) {
        atEnd.beforeClose(seat, guest);
      }
    }
  }

  /** Ends the current guest without a look. */
  void abandon() {
    var seat = current;
    current = null;
    if (seat != null) {
      seat.guest().close();
    }
  }

  /** What is done with a guest when nothing more will run in it. */
  @FunctionalInterface
  interface SeatEnd {
    void beforeClose(GuestSeat seat, org.distromatrix.guest.Guest guest);
  }
}
