package org.distromatrix.run;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.distromatrix.event.RunEvent;
import org.distromatrix.plan.AllowedFailure;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.CellId;
import org.distromatrix.plan.FolderNames;
import org.distromatrix.plan.LongestFirst;
import org.distromatrix.plan.Selection;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.suite.AfterFailure;

/** One run: cells side by side, longest first, to one result. */
public final class MatrixRun {
  private final RunContext run;
  private final Selection selection;
  private final List<Cell> cells;
  private final Interruption interruption;
  private final AfterFailure afterFailure;
  private final CellStages stages;
  private final FolderNames folderNames = new FolderNames();
  private final Map<CellId, String> folders = new HashMap<>();
  private volatile boolean stopped;

  /**
   * @param selection which suites and tests of the cells are wanted
   * @param afterFailure gets each guest in which tests failed that the baseline does not know
   */
  public MatrixRun(
      RunContext run,
      Selection selection,
      List<Cell> cells,
      Interruption interruption,
      AfterFailure afterFailure) {
    this.run = run;
    this.selection = selection;
    this.cells = List.copyOf(cells);
    this.interruption = interruption;
    this.afterFailure = run.baseline().ofNew(afterFailure);
    this.stages = CellStages.of(run);
    this.cells.forEach(cell -> folders.put(cell.id(), folderNames.of(cell.id().text())));
  }

  /**
   * Runs every cell and returns what came of them, in plan order; also if it is interrupted.
   *
   * @param version version of this program
   * @param arguments what followed the command's name on the command line
   */
  public RunResult execute(String version, List<String> arguments) {
    Instant started = run.clock().instant();
    announce(version, arguments);
    if (!run.options().buildOnly()) {
      cells.stream().map(Cell::boot).distinct().forEach(run.engine()::expect);
    }
    Map<CellId, CellResult> results = new ConcurrentHashMap<>();
    runSideBySide(results);
    return new RunResult(
        run.folder().id(),
        run.file().project(),
        version,
        started,
        Duration.between(started, run.clock().instant()),
        interruption.reason().isEmpty(),
        arguments,
        cells.stream()
            .map(cell -> Optional.ofNullable(results.get(cell.id())).orElseGet(() -> unrun(cell)))
            .toList());
  }

  private void announce(String version, List<String> arguments) {
    run.events()
        .emit(
            new RunEvent.RunStarted(
                run.folder().id(),
                run.file().project(),
                version,
                arguments,
                cells.stream().map(cell -> cell.id().text()).toList()));
    cells.forEach(cell -> run.events().emit(RunEvent.CellPlanned.of(cell, folderOf(cell))));
  }

  private void runSideBySide(Map<CellId, CellResult> results) {
    ExecutorService slots = Executors.newFixedThreadPool(run.options().jobs(), new CellThreads());
    interruption.onInterrupt(
        () -> {
          run.events().emit(new RunEvent.Interrupted(interruption.reason().orElse("")));
          slots.shutdownNow();
        });
    for (Cell cell : LongestFirst.of(cells, history())) {
      if (!slots.isShutdown()) {
        slots.execute(() -> runCell(cell, results));
      }
    }
    slots.shutdown();
    awaitEnd(slots);
  }

  /** Cells end by themselves when they are interrupted, and their guests with them. */
  private void awaitEnd(ExecutorService slots) {
    try {
      if (!slots.awaitTermination(
          run.options().timeout().orElse(Duration.ofDays(365)).toMillis(), TimeUnit.MILLISECONDS)) {
        interruption.interrupt("TIMEOUT");
      }
      slots.awaitTermination(1, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      interruption.interrupt("INT");
      Thread.currentThread().interrupt();
    }
  }

  private void runCell(Cell cell, Map<CellId, CellResult> results) {
    if (stopped || interruption.reason().isPresent()) {
      return;
    }
    CellResult result =
        new CellRun(
                run,
                cell,
                folderOf(cell),
                stages,
                new CellTests(run, cell, folderOf(cell), selection, afterFailure))
            .run();
    results.put(cell.id(), result);
    if (run.options().failFast() && run.baseline().isBroken(result)) {
      stopped = true;
    }
  }

  private Map<CellId, Duration> history() {
    try {
      return new History(run.folder().matrix()).read();
    } catch (IOException e) {
      run.events().emit(new RunEvent.Warning("", "Cannot read how long cells took before: " + e));
      return Map.of();
    }
  }

  /** How long each finished cell took, for the next run. */
  public static Map<CellId, Duration> durations(Collection<CellResult> results) {
    Map<CellId, Duration> durations = new LinkedHashMap<>();
    for (CellResult result : results) {
      if (result.problem().isEmpty()) {
        durations.put(
            new CellId(result.id()),
            result.phases().stream().map(PhaseTiming::took).reduce(Duration.ZERO, Duration::plus));
      }
    }
    return durations;
  }

  private CellResult unrun(Cell cell) {
    String why =
        stopped && interruption.reason().isEmpty()
            ? "Not run: --fail-fast, and another cell failed before"
            : "Not run: the run was ended before (" + interruption.reason().orElse("") + ")";
    return new CellResult(
        cell.id().text(),
        folderOf(cell),
        cell.distro().displayName(),
        cell.distro().version(),
        cell.distro().architecture(),
        cell.boot().word(),
        cell.axes(),
        cell.allowedFailure().map(AllowedFailure::reason),
        List.of(),
        List.of(),
        List.of(),
        Optional.of(new CellProblem("interrupted", Phase.IMAGE, why, "", "", "")),
        List.of(),
        Map.of(),
        List.of());
  }

  private String folderOf(Cell cell) {
    return folders.getOrDefault(cell.id(), "");
  }
}
