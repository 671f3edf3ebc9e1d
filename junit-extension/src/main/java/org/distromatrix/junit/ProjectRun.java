package org.distromatrix.junit;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.Selected;
import org.distromatrix.plan.Selection;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.run.OpenCell;
import org.distromatrix.run.OpenRun;
import org.distromatrix.run.Project;
import org.jspecify.annotations.Nullable;

/**
 * The run of one project: its plans, and its run folder, which is made when the first guest is
 * wanted.
 */
final class ProjectRun implements AutoCloseable {
  private final Path folder;
  private final Supplier<SshKeys> keys;
  private final GuestPool pool;
  private final Map<Demand.Matrix, Project> plans = new HashMap<>();
  private final TestNames names = new TestNames();
  private @Nullable OpenRun run;

  ProjectRun(Path folder, Supplier<SshKeys> keys, GuestPool pool) {
    this.folder = folder;
    this.keys = keys;
    this.pool = pool;
  }

  /**
   * The cells that are wanted, in plan order.
   *
   * @throws MatrixException (usage) if there is none, or matrix.yaml has errors
   */
  List<Cell> cells(Demand demand) {
    Project project = plan(demand.matrix());
    Selection selection =
        Selection.parse(demand.cells(), project.plan().defaultSelection(), project.catalog());
    Selected selected = selection.of(project.plan());
    if (selected.cells().isEmpty()) {
      throw MatrixException.usage(
              "%s: %s selects no cell of %s: %s"
                  .formatted(
                      demand.owner(), demand.annotation(), folder, selected.nothing().orElse("")))
          .withHint("`matrix plan` lists the cells");
    }
    return selected.cells();
  }

  private synchronized Project plan(Demand.Matrix matrix) {
    return plans.computeIfAbsent(
        matrix, m -> Project.load(m.folder(), List.of(), m.boot(), m.packages()));
  }

  /** The cell in the run, which begins with the first that is asked for. */
  synchronized OpenCell open(Demand demand, Cell cell) {
    if (run == null) {
      Project project = plan(demand.matrix());
      run = OpenRun.start(System.getenv(), project, keys, version(), new ProgressLog());
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

  /** Where guests come from. */
  GuestPool pool() {
    return pool;
  }

  /** Writes the results. All guests must have ended. */
  @Override
  public synchronized void close() {
    if (run != null) {
      run.close();
    }
  }
}
