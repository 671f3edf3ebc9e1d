package org.distromatrix.junit;

import java.util.List;
import java.util.Optional;
import org.distromatrix.config.Isolation;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.suite.GuestWish;
import org.distromatrix.suite.HostRun;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.opentest4j.TestAbortedException;

/**
 * Has the guests of the cell that {@code matrix run} is in: those of its suite.
 *
 * @param place the cell
 * @param demand what a class or method wants; empty: what the suite does
 * @param owner unique id of who wants it, "" if nobody
 */
record RunSupply(CellOfRun place, Optional<Demand> demand, String owner) implements Supply {
  private static final Namespace NAMESPACE = Namespace.create(RunSupply.class);

  /** That of the nearest class or method at or above a context that wants something. */
  static RunSupply of(CellOfRun place, ExtensionContext context) {
    return SupplyAbove.of(context)
        .filter(RunSupply.class::isInstance)
        .map(RunSupply.class::cast)
        .orElseGet(() -> new RunSupply(place, Optional.empty(), ""));
  }

  @Override
  public Cell cell() {
    return place.run().cell();
  }

  @Override
  public Guest give(ExtensionContext context) {
    HostRun run = place.run();
    Demand all = demand(context);
    return new Guest(
        guest(context, all),
        new Place(run::asTest, run::limit),
        new ExecLog(place.output(), run::masked),
        all,
        cell().id().text(),
        place.name(context));
  }

  /** A suite that wants pristine guests gets them, whatever its classes say. */
  private Demand demand(ExtensionContext context) {
    Demand own = demand.orElseGet(() -> plain(context));
    Isolation ofSuite = place.run().isolation();
    return own.isolation().compareTo(ofSuite) < 0 ? own.isolated(ofSuite) : own;
  }

  private Demand plain(ExtensionContext context) {
    return new Demand(
        context.getRequiredTestClass().getSimpleName(),
        "the suite",
        new Demand.Matrix(place.run().project(), List.of(), List.of()),
        List.of(),
        Isolation.CELL,
        false,
        false,
        Optional.empty());
  }

  private org.distromatrix.guest.Guest guest(ExtensionContext context, Demand all) {
    try {
      boolean each = all.isolation() == Isolation.TEST;
      return each ? ofTest(context, all) : place.run().guest(wish(all));
    } catch (MatrixException e) {
      throw e.fault() == Fault.UNAVAILABLE
          ? new TestAbortedException(e.getMessage(), e)
          : new MatrixFailure(e);
    }
  }

  /** All that asks in one test gets the same one. */
  private org.distromatrix.guest.Guest ofTest(ExtensionContext context, Demand all) {
    GuestSupply.requireTest(context, all);
    Store store = context.getStore(NAMESPACE);
    return store.computeIfAbsent(
        org.distromatrix.guest.Guest.class,
        type -> place.run().guest(wish(all)),
        org.distromatrix.guest.Guest.class);
  }

  /** What the suite wants is known to the run: here is what the class wants beyond that. */
  private GuestWish wish(Demand all) {
    Isolation own = demand.map(Demand::isolation).orElse(Isolation.CELL);
    return new GuestWish(owner, own, all.network(), all.coldBoot());
  }
}
