package org.distromatrix.junit;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import org.distromatrix.config.Isolation;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.run.OpenCell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeClassTemplateInvocationCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.opentest4j.TestAbortedException;

/** Has the guests of one cell for one class or method, as often as its isolation says. */
final class GuestSupply
    implements Supply, BeforeClassTemplateInvocationCallback, BeforeEachCallback {
  private static final Namespace NAMESPACE = Namespace.create(GuestSupply.class);

  private final ProjectRun project;
  private final Demand demand;
  private final Cell cell;
  private volatile @Nullable ExtensionContext invocation;

  /** A guest that ends with the store it lies in. */
  private record OwnGuest(org.distromatrix.guest.Guest guest) implements AutoCloseable {
    @Override
    public void close() {
      guest.close();
    }
  }

  GuestSupply(ProjectRun project, Demand demand, Cell cell) {
    this.project = project;
    this.demand = demand;
    this.cell = cell;
  }

  /** Whether a context is below a cell. */
  static boolean isAbove(ExtensionContext context) {
    return store(context).get(GuestSupply.class) != null;
  }

  /** From now on, all that is below the context is below this cell. */
  void mark(ExtensionContext context) {
    invocation = context;
    mark(context, this);
  }

  /** The same where it has its guests from elsewhere. */
  static void mark(ExtensionContext context, Supply supply) {
    store(context).put(GuestSupply.class, supply);
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

  /**
   * The guest for a context.
   *
   * @throws MatrixFailure if it cannot be had
   */
  org.distromatrix.guest.Guest guest(ExtensionContext context) {
    try {
      return switch (demand.isolation()) {
        case CELL -> project.shared(demand, cell);
        case SUITE -> own(Objects.requireNonNull(invocation));
        case TEST -> own(ofTest(context));
      };
    } catch (MatrixException e) {
      throw unavailable(e, context);
    }
  }

  private ExtensionContext ofTest(ExtensionContext context) {
    requireTest(context, demand);
    return context;
  }

  /** A guest for each test is for tests alone. */
  static void requireTest(ExtensionContext context, Demand demand) {
    if (context.getTestMethod().isEmpty()) {
      throw MatrixException.usage(
              "%s: @OnDistros(isolation = TEST) has no guest for the whole class"
                  .formatted(demand.owner()))
          .withHint(
              "take the Guest as a parameter of the test or of @BeforeEach, or use the test"
                  + " instance lifecycle PER_METHOD for a field");
    }
  }

  private org.distromatrix.guest.Guest own(ExtensionContext owner) {
    return store(owner)
        .computeIfAbsent(OwnGuest.class, type -> new OwnGuest(fresh()), OwnGuest.class)
        .guest();
  }

  private org.distromatrix.guest.Guest fresh() {
    return open().boot(demand.network(), demand.coldBoot());
  }

  private static RuntimeException unavailable(MatrixException e, ExtensionContext context) {
    boolean skip =
        e.fault() == Fault.INFRASTRUCTURE
            && context
                .getConfigurationParameter("matrix.unavailable")
                .filter("skip"::equals)
                .isPresent();
    return skip || e.fault() == Fault.UNAVAILABLE
        ? new TestAbortedException(e.getMessage(), e)
        : new MatrixFailure(e);
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
        open()::asTest,
        new ExecLog(log, open()::masked),
        demand,
        cell.id().text(),
        name.toString());
  }
}
