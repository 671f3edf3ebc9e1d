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
import org.junit.platform.commons.support.AnnotationSupport;
import org.opentest4j.TestAbortedException;

/** Has the guests of the cell that {@code matrix run} is in: those of its suite. */
final class RunSupply implements Supply {
  private static final Namespace NAMESPACE = Namespace.create(RunSupply.class);

  private final CellOfRun place;

  RunSupply(CellOfRun place) {
    this.place = place;
  }

  @Override
  public Cell cell() {
    return place.run().cell();
  }

  @Override
  public Guest give(ExtensionContext context) {
    HostRun run = place.run();
    Demand demand = demand(context);
    String name = place.name(context);
    return new Guest(
        guest(context, demand),
        run::asTest,
        new ExecLog(place.output(), run::masked),
        demand,
        cell().id().text(),
        name);
  }

  /** A suite that wants pristine guests gets them, whatever its classes say. */
  private Demand demand(ExtensionContext context) {
    Demand own =
        annotated(context)
            .map(node -> new DemandReader(node.context(), node.annotation()))
            .map(reader -> reader.readFor(place.run().project()))
            .orElseGet(() -> plain(context));
    Isolation ofSuite = place.run().isolation();
    return own.isolation().compareTo(ofSuite) < 0 ? own.isolated(ofSuite) : own;
  }

  private Demand plain(ExtensionContext context) {
    return new Demand(
        context.getRequiredTestClass().getSimpleName(),
        new Demand.Matrix(place.run().project(), List.of(), List.of()),
        List.of(),
        Isolation.CELL,
        false,
        false,
        Optional.empty());
  }

  /** A class or method with the annotation. */
  private record Annotated(ExtensionContext context, OnDistros annotation) {}

  /** The nearest one at or above a context. */
  private static Optional<Annotated> annotated(ExtensionContext context) {
    Optional<OnDistros> here =
        context
            .getElement()
            .flatMap(element -> AnnotationSupport.findAnnotation(element, OnDistros.class));
    return here.isPresent()
        ? here.map(annotation -> new Annotated(context, annotation))
        : context.getParent().flatMap(RunSupply::annotated);
  }

  private org.distromatrix.guest.Guest guest(ExtensionContext context, Demand demand) {
    try {
      boolean each = demand.isolation() == Isolation.TEST;
      return each ? ofTest(context, demand) : place.run().guest(wish(context, demand));
    } catch (MatrixException e) {
      throw e.fault() == Fault.UNAVAILABLE
          ? new TestAbortedException(e.getMessage(), e)
          : new MatrixFailure(e);
    }
  }

  /** All that asks in one test gets the same one. */
  private org.distromatrix.guest.Guest ofTest(ExtensionContext context, Demand demand) {
    GuestSupply.requireTest(context, demand);
    Store store = context.getStore(NAMESPACE);
    return store.computeIfAbsent(
        org.distromatrix.guest.Guest.class,
        type -> place.run().guest(wish(context, demand)),
        org.distromatrix.guest.Guest.class);
  }

  /** What the suite wants is known to the run: here is what the class wants beyond that. */
  private static GuestWish wish(ExtensionContext context, Demand demand) {
    Isolation own =
        annotated(context).map(node -> node.annotation().isolation()).orElse(Isolation.CELL);
    String owner = annotated(context).map(node -> node.context().getUniqueId()).orElse("");
    return new GuestWish(owner, own, demand.network(), demand.coldBoot());
  }
}
