package org.distromatrix.junit;

import java.util.List;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.suite.HostRun;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The one cell that a class or method can have within {@code matrix run}: {@link RunExtension}. */
record RunInvocation(CellOfRun place, Demand demand) implements CellInvocation {
  /** The cell, if it is one of those that are wanted. */
  static Optional<RunInvocation> of(
      CellOfRun place, ExtensionContext context, Attributes attributes) {
    HostRun run = place.run();
    try {
      Demand demand = new DemandReader(context, attributes).readFor(run.project());
      if (!isHere(run, demand)) {
        run.passOver();
        return Optional.empty();
      }
      return Optional.of(new RunInvocation(place, demand));
    } catch (MatrixException e) {
      throw new MatrixFailure(e);
    }
  }

  private static boolean isHere(HostRun run, Demand demand) {
    var boot = demand.matrix().boot();
    return (boot.isEmpty() || boot.contains(run.cell().boot())) && run.selects(demand.cells());
  }

  /** What would have to be another image fails the tests that want it: each has its result. */
  @Override
  public List<Extension> getAdditionalExtensions() {
    return demand.matrix().packages().isEmpty()
        ? List.of()
        : List.of((BeforeEachCallback) context -> refusePackages());
  }

  /** Fails where another image would be needed. */
  void refusePackages() {
    if (demand.matrix().packages().isEmpty()) {
      return;
    }
    throw new MatrixFailure(
        MatrixException.usage(
                "%s: `matrix run` cannot add the packages %s: its cell is made already"
                    .formatted(demand.owner(), String.join(", ", demand.matrix().packages())))
            .withHint("add them to packages: { run: [...] } in matrix.yaml"));
  }

  /** The cell's guests, as they are wanted by whatever the context is of. */
  RunSupply supply(ExtensionContext context) {
    return new RunSupply(place, Optional.of(demand), context.getUniqueId());
  }

  @Override
  public String getDisplayName(int index) {
    return place.run().cell().id().text();
  }

  @Override
  public void prepareInvocation(ExtensionContext context) {
    SupplyAbove.mark(context, supply(context));
  }
}
