package org.distromatrix.run;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.distromatrix.event.EventBus;
import org.distromatrix.event.EventLog;
import org.distromatrix.event.EventsReplay;
import org.distromatrix.event.Masker;
import org.distromatrix.event.ResultMasking;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.FolderNames;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;

/**
 * A run whose tests are somebody else's, JUnit's for one: it gives guests to whoever asks for them,
 * is told what came of the tests, and leaves the same folder with the same results as any run.
 */
public final class OpenRun implements AutoCloseable {
  private final Engine engine;
  private final RunContext run;
  private final Masker masker;
  private final EventLog log;
  private final EventBus events;
  private final CellStages stages;
  private final Instant started;
  private final List<String> warnings;
  private final FolderNames names = new FolderNames();
  private final Map<Cell, OpenCell> cells = new LinkedHashMap<>();

  private OpenRun(Engine engine, Project project, Masker masker, EventLog log, RunFolder folder) {
    this.engine = engine;
    this.masker = masker;
    this.log = log;
    this.events = new EventBus(Clock.systemUTC(), masker);
    this.run = RunContext.of(engine, project, folder, RunOptions.standard(1), masker, events);
    this.stages = CellStages.of(run);
    this.started = run.clock().instant();
    this.warnings = project.plan().warnings();
  }

  /**
   * Makes the run's folder and begins.
   *
   * @param environment this process's
   * @param keys the key pairs of this run, when they are ready
   * @param version version of this program
   * @param view hears all that happens, on a thread of its own
   * @throws MatrixException (infrastructure) if this user cannot mount and boot, or the folder
   *     cannot be written
   */
  public static OpenRun start(
      Map<String, String> environment,
      Project project,
      Supplier<SshKeys> keys,
      String version,
      Consumer<Stamped> view) {
    Masker masker = project.masker(environment);
    Engine engine = Engine.open(environment, project, List.of(), masker, keys);
    try {
      RunFolder folder = RunFolder.create(project.file().folder(), Clock.systemUTC().instant());
      OpenRun open = new OpenRun(engine, project, masker, new EventLog(folder.events()), folder);
      open.begin(view, project.file().project(), version);
      return open;
    } catch (IOException e) {
      engine.close();
      throw MatrixException.infrastructure("Cannot write the events of the run: " + e).causedBy(e);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  private void begin(Consumer<Stamped> view, String project, String version) {
    events.subscribe(log);
    events.subscribe(view);
    events.emit(new RunEvent.RunStarted(run.folder().id(), project, version, List.of(), List.of()));
  }

  /**
   * The cell in this run. Cells of one id that differ in their packages have folders of their own,
   * and one place in the results.
   */
  public synchronized OpenCell cell(Cell cell) {
    OpenCell known = cells.get(cell);
    if (known != null) {
      return known;
    }
    String id = cell.id().text();
    boolean first = cells.keySet().stream().noneMatch(other -> other.id().equals(cell.id()));
    String folder = names.of(first ? id : id + "+" + String.join("+", cell.runPackages()));
    if (first) {
      events.emit(RunEvent.CellPlanned.of(cell, folder));
      warnings.stream()
          .filter(warning -> warning.startsWith(cell.distro().ref() + " "))
          .forEach(warning -> events.emit(new RunEvent.Warning(id, warning)));
    }
    OpenCell open = new OpenCell(run, stages, cell, folder, masker);
    cells.put(cell, open);
    return open;
  }

  /** Where everything of this run is. */
  public RunFolder folder() {
    return run.folder();
  }

  /**
   * Writes the results, and lets go of what is held of the cache. All guests must be closed.
   *
   * @throws MatrixException (infrastructure) if a report cannot be written
   */
  @Override
  public void close() {
    try (engine) {
      try {
        end(all());
      } finally {
        engine.giveToCaller(run.folder().matrix());
        engine.tidy();
      }
    } catch (IOException e) {
      throw MatrixException.infrastructure("Cannot write the results of the run: " + e)
          .withHint("check the disk: `df " + run.folder().path() + "`")
          .causedBy(e);
    }
  }

  private void end(List<OpenCell> all) throws IOException {
    checks(all).forEach(events::emit);
    ends(all).values().forEach(events::emit);
    boolean failed = all.stream().anyMatch(OpenCell::failed);
    Duration took = Duration.between(started, run.clock().instant());
    events.emit(new RunEvent.RunEnded(took, failed ? 1 : 0));
    events.close();
    log.close();
    RunReports.remember(result(all), run.folder(), Optional.empty());
    if (!events.failures().isEmpty()) {
      throw new IOException("events were lost", events.failures().get(0));
    }
  }

  private static List<RunEvent> checks(List<OpenCell> all) {
    return all.stream()
        .flatMap(
            cell ->
                cell.checks().stream()
                    .<RunEvent>map(check -> new RunEvent.CheckEnded(cell.id(), check)))
        .toList();
  }

  /** One for each id. */
  private static Map<String, RunEvent> ends(List<OpenCell> all) {
    Map<String, RunEvent> ends = new LinkedHashMap<>();
    for (OpenCell cell : all) {
      boolean failed =
          all.stream().anyMatch(other -> other.id().equals(cell.id()) && other.failed());
      ends.put(cell.id(), cell.ended(failed));
    }
    return ends;
  }

  private synchronized List<OpenCell> all() {
    return new ArrayList<>(cells.values());
  }

  /** What happened is in the log; what the cells are made of is not. */
  private RunResult result(List<OpenCell> all) throws IOException {
    RunResult replayed = EventsReplay.replay(EventLog.read(run.folder().events()));
    List<CellResult> results =
        replayed.cells().stream()
            .map(
                result ->
                    all.stream()
                        .filter(cell -> cell.id().equals(result.id()) && cell.isMade())
                        .findFirst()
                        .map(cell -> cell.completed(result))
                        .orElse(result))
            .toList();
    return new ResultMasking(masker)
        .mask(
            new RunResult(
                replayed.id(),
                replayed.project(),
                replayed.version(),
                replayed.started(),
                replayed.took(),
                replayed.complete(),
                replayed.arguments(),
                results));
  }
}
