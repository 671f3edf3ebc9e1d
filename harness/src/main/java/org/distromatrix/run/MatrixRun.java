package org.distromatrix.run;

import java.io.IOException;
import java.time.Clock;
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
import java.util.function.Supplier;
import org.distromatrix.build.BuildRecipe;
import org.distromatrix.build.CellImage;
import org.distromatrix.build.SourceSnapshot;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvents;
import org.distromatrix.guest.TransferLimits;
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
import org.distromatrix.suite.CellFolder;
import org.distromatrix.suite.CellOutcome;
import org.distromatrix.suite.CellSuites;
import org.distromatrix.suite.SuiteFilter;
import org.distromatrix.suite.SuiteLimits;
import org.distromatrix.suite.SuiteRun;

/** One run: cells side by side, longest first, to one result. */
public final class MatrixRun {
  private final Engine engine;
  private final MatrixFile file;
  private final Selection selection;
  private final List<Cell> cells;
  private final RunFolder folder;
  private final RunOptions options;
  private final RunEvents events;
  private final Interruption interruption;
  private final AfterFailure afterFailure;
  private final Clock clock;
  private final CellStages stages;
  private final FolderNames folderNames = new FolderNames();
  private final Map<CellId, String> folders = new HashMap<>();
  private volatile boolean stopped;

  public MatrixRun(
      Engine engine,
      ProfileCatalog catalog,
      MatrixFile file,
      Selection selection,
      List<Cell> cells,
      RunFolder folder,
      RunOptions options,
      RunEvents events,
      Interruption interruption,
      AfterFailure afterFailure,
      Clock clock) {
    this.engine = engine;
    this.file = file;
    this.selection = selection;
    this.cells = List.copyOf(cells);
    this.folder = folder;
    this.options = options;
    this.events = events;
    this.interruption = interruption;
    this.afterFailure = afterFailure;
    this.clock = clock;
    Supplier<SourceSnapshot> source =
        new OnceSupplier<>(() -> engine.sources().take(file.folder(), file.source()));
    this.stages = new CellStages(engine, catalog, file, options, source, events);
    this.cells.forEach(cell -> folders.put(cell.id(), folderNames.of(cell.id().text())));
  }

  /**
   * Runs every cell and returns what came of them, in plan order; also if it is interrupted.
   *
   * @param version version of this program
   * @param arguments what followed the command's name on the command line
   */
  public RunResult execute(String version, List<String> arguments) {
    Instant started = clock.instant();
    announce(version, arguments);
    Map<CellId, CellResult> results = new ConcurrentHashMap<>();
    runSideBySide(results);
    return new RunResult(
        folder.id(),
        file.project(),
        version,
        started,
        Duration.between(started, clock.instant()),
        interruption.reason().isEmpty(),
        arguments,
        cells.stream()
            .map(cell -> Optional.ofNullable(results.get(cell.id())).orElseGet(() -> unrun(cell)))
            .toList());
  }

  private void announce(String version, List<String> arguments) {
    events.emit(
        new RunEvent.RunStarted(
            folder.id(),
            file.project(),
            version,
            arguments,
            cells.stream().map(cell -> cell.id().text()).toList()));
    cells.forEach(
        cell ->
            events.emit(
                new RunEvent.CellPlanned(
                    cell.id().text(),
                    folderOf(cell),
                    cell.distro().displayName(),
                    cell.distro().version(),
                    cell.distro().architecture(),
                    cell.boot().word(),
                    cell.axes(),
                    cell.allowedFailure().map(AllowedFailure::reason))));
  }

  private void runSideBySide(Map<CellId, CellResult> results) {
    ExecutorService slots = Executors.newFixedThreadPool(options.jobs(), new CellThreads());
    interruption.onInterrupt(
        () -> {
          events.emit(new RunEvent.Interrupted(interruption.reason().orElse("")));
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
          options.timeout().orElse(Duration.ofDays(365)).toMillis(), TimeUnit.MILLISECONDS)) {
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
    CellRun run =
        new CellRun(
            cell,
            folderOf(cell),
            folder,
            stages,
            image -> suites(cell, image),
            events,
            clock,
            options);
    CellResult result = run.run();
    results.put(cell.id(), result);
    boolean failed = result.hasFailures() || result.problem().isPresent();
    if (options.failFast() && failed && result.allowedFailure().isEmpty()) {
      stopped = true;
    }
  }

  private CellOutcome suites(Cell cell, CellImage image) {
    SuiteLimits limits =
        new SuiteLimits(
            file.timeouts().boot(),
            options.timeoutFactor(),
            file.outputLimit(),
            TransferLimits.DEFAULT,
            SuiteLimits.DEFAULT.reboots());
    SuiteRun run =
        new SuiteRun(
            cell,
            image,
            file.suites(),
            file.checks(),
            SuiteFilter.of(selection, cell.id()),
            new CellFolder(folder.path(), folderOf(cell)),
            BuildRecipe.of(file, engine.environment()).environment(),
            limits,
            options.repeat());
    return new CellSuites(engine.launcher(cell.boot()), events, clock, afterFailure).run(run);
  }

  private Map<CellId, Duration> history() {
    try {
      return new History(folder.matrix()).read();
    } catch (IOException e) {
      events.emit(new RunEvent.Warning("", "Cannot read how long cells took before: " + e));
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
