package org.distromatrix.junit;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.Selection;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.run.OpenCell;
import org.distromatrix.run.OpenRun;
import org.distromatrix.run.Project;
import org.jspecify.annotations.Nullable;

/**
 * The run of one project: its plans, the guests that are shared, its run folder, which is made when
 * the first guest is wanted.
 */
final class ProjectRun implements AutoCloseable {
  private final Path folder;
  private final Supplier<SshKeys> keys;
  private final Map<Demand.Matrix, List<Project>> plans = new HashMap<>();
  private final Map<Wish, SharedGuest> shared = new HashMap<>();
  private final TestNames names = new TestNames();
  private @Nullable OpenRun run;

  /** Classes with equal wishes share a guest. */
  private record Wish(Cell cell, boolean network, boolean coldBoot) {}

  ProjectRun(Path folder, Supplier<SshKeys> keys) {
    this.folder = folder;
    this.keys = keys;
  }

  /**
   * The cells that are wanted, in plan order.
   *
   * @throws MatrixException (usage) if there is none, or matrix.yaml has errors
   */
  List<Cell> cells(Demand demand) {
    List<Cell> cells = new ArrayList<>();
    List<String> nothing = new ArrayList<>();
    for (Project project : plans(demand.matrix())) {
      Selection selection =
          Selection.parse(demand.cells(), project.plan().defaultSelection(), project.catalog());
      var selected = selection.of(project.plan());
      cells.addAll(selected.cells());
      selected.nothing().ifPresent(nothing::add);
    }
    if (cells.isEmpty()) {
      throw MatrixException.usage(
              "%s: @OnDistros selects no cell of %s: %s"
                  .formatted(demand.owner(), folder, String.join("; ", nothing)))
          .withHint("`matrix plan` lists the cells");
    }
    return cells;
  }

  private synchronized List<Project> plans(Demand.Matrix matrix) {
    return plans.computeIfAbsent(matrix, ProjectRun::plan);
  }

  private static List<Project> plan(Demand.Matrix matrix) {
    Stream<Optional<org.distromatrix.config.BootKind>> boots =
        matrix.boot().isEmpty()
            ? Stream.of(Optional.empty())
            : matrix.boot().stream().map(Optional::of);
    return boots
        .map(boot -> Project.load(matrix.folder(), List.of(), boot, matrix.packages()))
        .toList();
  }

  /** The cell in the run, which begins with the first that is asked for. */
  synchronized OpenCell open(Demand demand, Cell cell) {
    if (run == null) {
      Project any = Objects.requireNonNull(plans.get(demand.matrix())).get(0);
      run = OpenRun.start(System.getenv(), any, keys, version(), new ProgressLog());
    }
    return run.cell(cell);
  }

  /** The cell in the run; empty if no run has begun, as none could. */
  synchronized Optional<OpenCell> opened(Cell cell) {
    return Optional.ofNullable(run).map(open -> open.cell(cell));
  }

  TestNames names() {
    return names;
  }

  private static String version() {
    return Objects.requireNonNullElse(
        ProjectRun.class.getPackage().getImplementationVersion(), "development");
  }

  /** The guest of all who want the same; booted by the first of them. */
  Guest shared(Demand demand, Cell cell) {
    OpenCell open = open(demand, cell);
    var wish = new Wish(cell, demand.network(), demand.coldBoot());
    SharedGuest guest;
    synchronized (this) {
      guest = shared.computeIfAbsent(wish, key -> new SharedGuest());
    }
    return guest.get(() -> open.boot(demand.network(), demand.coldBoot()));
  }

  /** The results are written, even if a guest does not end well. */
  @Override
  public synchronized void close() {
    try {
      shared.values().forEach(SharedGuest::close);
    } finally {
      if (run != null) {
        run.close();
      }
    }
  }

  /** A guest that the first boots who wants it; whoever comes later gets it, or its failure. */
  private static final class SharedGuest {
    private @Nullable Guest guest;
    private @Nullable RuntimeException failure;

    /** One that died in a test of another class is replaced: that class's failure is enough. */
    synchronized Guest get(Supplier<Guest> boot) {
      if (failure != null) {
        throw failure;
      }
      Guest current = guest;
      if (current != null && !current.alive()) {
        guest = null;
        current.close();
        current = null;
      }
      if (current == null) {
        try {
          current = boot.get();
          guest = current;
        } catch (RuntimeException e) {
          failure = e;
          throw e;
        }
      }
      return current;
    }

    synchronized void close() {
      if (guest != null) {
        guest.close();
      }
    }
  }
}
