package org.distromatrix.junit;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.distromatrix.config.Isolation;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.run.OpenCell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.opentest4j.TestAbortedException;

/** Has the guests of one cell for one class or method, as often as its isolation says. */
final class GuestSupply
    implements Supply,
        BeforeClassTemplateInvocationCallback,
        AfterClassTemplateInvocationCallback,
        BeforeEachCallback,
        AfterEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(GuestSupply.class);

  private final ProjectRun project;
  private final Demand demand;
  private final Cell cell;
  private final String arguments;
  private volatile @Nullable ExtensionContext invocation;

  private GuestSupply(ProjectRun project, Demand demand, Cell cell, String arguments) {
    this.project = project;
    this.demand = demand;
    this.cell = cell;
    this.arguments = arguments;
  }

  /**
   * One for each cell that is wanted.
   *
   * @throws MatrixFailure if there is none, or it cannot be told
   */
  static List<GuestSupply> all(ExtensionContext context, Attributes attributes) {
    try {
      Demand demand = new DemandReader(context, attributes).read();
      ProjectRun project = MatrixSession.of(context).project(demand);
      return project.cells(demand).stream()
          .map(cell -> new GuestSupply(project, demand, cell, ""))
          .toList();
    } catch (MatrixException e) {
      throw new MatrixFailure(e);
    }
  }

  /**
   * Another one for the same cell.
   *
   * @param others arguments that are crossed with it
   */
  GuestSupply with(List<Object> others) {
    return new GuestSupply(project, demand, cell, TestName.arguments(others));
  }

  /** The arguments beside the cell, as they follow a test's name; "" if there are none. */
  static String argumentsOf(ExtensionContext context) {
    return above(context).map(supply -> supply.arguments).orElse("");
  }

  /** Whether a context is the one that was given the cell. */
  static boolean beginsAt(ExtensionContext context) {
    return above(context).filter(supply -> context.equals(supply.invocation)).isPresent();
  }

  private static Optional<GuestSupply> above(ExtensionContext context) {
    return SupplyAbove.of(context)
        .filter(GuestSupply.class::isInstance)
        .map(GuestSupply.class::cast);
  }

  /** From now on, all that is below the context is below this cell. */
  void mark(ExtensionContext context) {
    invocation = context;
    SupplyAbove.mark(context, this);
  }

  private static Store store(ExtensionContext context) {
    return context.getStore(NAMESPACE);
  }

  /** A guest that cannot be had fails the class's node, once, and not each of its tests. */
  @Override
  public void beforeClassTemplateInvocation(ExtensionContext context) {
    if (demand.isolation() != Isolation.TEST) {
      guest(context);
    }
  }

  /** Here a guest that cannot be had is told, or skipped for, as it is: not as a parameter's. */
  @Override
  public void beforeEach(ExtensionContext context) {
    guest(context);
  }

  /** What ends with a class. Where nobody comes here, JUnit's store ends it. */
  @Override
  public void afterClassTemplateInvocation(ExtensionContext context) {
    giveBack(context);
  }

  /** What ends with a test. */
  @Override
  public void afterEach(ExtensionContext context) {
    if (demand.isolation() == Isolation.TEST || context.equals(invocation)) {
      giveBack(context);
    }
  }

  private static void giveBack(ExtensionContext owner) {
    GuestLease lease = store(owner).remove(GuestLease.class, GuestLease.class);
    if (lease != null) {
      lease.close();
    }
  }

  /**
   * The guest for a context.
   *
   * @throws MatrixFailure if it cannot be had
   */
  org.distromatrix.guest.Guest guest(ExtensionContext context) {
    try {
      ExtensionContext owner =
          demand.isolation() == Isolation.TEST
              ? ofTest(context)
              : Objects.requireNonNull(invocation);
      return store(owner)
          .computeIfAbsent(GuestLease.class, type -> lease(), GuestLease.class)
          .guest();
    } catch (MatrixException e) {
      throw unavailable(e, context);
    }
  }

  private GuestLease lease() {
    var wish = new GuestPool.Wish(open(), demand.network(), demand.coldBoot());
    return demand.isolation() == Isolation.CELL
        ? project.pool().share(wish)
        : project.pool().fresh(wish);
  }

  private ExtensionContext ofTest(ExtensionContext context) {
    requireTest(context, demand);
    return context;
  }

  /** A guest for each test is for tests alone. */
  static void requireTest(ExtensionContext context, Demand demand) {
    if (context.getTestMethod().isEmpty()) {
      throw MatrixException.usage(
              "%s: %s(isolation = TEST) has no guest for the whole class"
                  .formatted(demand.owner(), demand.annotation()))
          .withHint(
              "take the Guest as a parameter of the test or of @BeforeEach, or use the test"
                  + " instance lifecycle PER_METHOD for a field");
    }
  }

  private RuntimeException unavailable(MatrixException e, ExtensionContext context) {
    boolean skip =
        e.fault() == Fault.INFRASTRUCTURE
            && context
                .getConfigurationParameter("matrix.unavailable")
                .filter("skip"::equals)
                .isPresent();
    if (skip || e.fault() == Fault.UNAVAILABLE) {
      return new TestAbortedException(e.getMessage(), e);
    }
    var failure = new MatrixFailure(e);
    return AllowedFailure.of(cell, failure).<RuntimeException>map(a -> a).orElse(failure);
  }

  /** The cell in the run, which begins now if it has not. */
  OpenCell open() {
    return project.open(demand, cell);
  }

  /** The cell in the run, if that has begun. */
  Optional<OpenCell> opened() {
    return project.opened(cell);
  }

  /** What a test or class is called in results. */
  TestName name(ExtensionContext context) {
    return project.names().of(context, cell.id().text());
  }

  @Override
  public Cell cell() {
    return cell;
  }

  @Override
  public Guest give(ExtensionContext context) {
    TestName name = name(context);
    var guest = guest(context);
    Path log = open().log(name.suite(), name.test());
    return new Guest(
        guest,
        new Place(open()::asTest, open()::limit),
        new ExecLog(log, open()::masked),
        demand,
        cell.id().text(),
        name.toString());
  }
}
