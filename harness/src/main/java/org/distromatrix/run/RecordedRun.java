package org.distromatrix.run;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.distromatrix.event.EventBus;
import org.distromatrix.event.EventLog;
import org.distromatrix.event.Masker;
import org.distromatrix.event.ResultMasking;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.suite.AfterFailure;

/**
 * A run of suites with all that makes it known: its events on disk and to a listener, its result
 * without secrets, the verdict on it.
 */
public final class RecordedRun {
  private final Engine engine;
  private final Project project;
  private final List<Cell> cells;
  private final RunFolder folder;
  private final RunOptions options;
  private final Masker masker;
  private final Interruption interruption;

  /**
   * What came of it.
   *
   * @param result as it was written
   * @param verdict infrastructure, where a listener failed
   */
  public record Ended(RunResult result, RunVerdict verdict) {}

  public RecordedRun(
      Engine engine,
      Project project,
      List<Cell> cells,
      RunFolder folder,
      RunOptions options,
      Masker masker,
      Interruption interruption) {
    this.engine = engine;
    this.project = project;
    this.cells = List.copyOf(cells);
    this.folder = folder;
    this.options = options;
    this.masker = masker;
    this.interruption = interruption;
  }

  /**
   * Runs to the end.
   *
   * @param listener hears all that happens, on a thread of its own, up to the run's end
   * @param afterFailure gets each guest in which tests failed
   * @param version version of this program
   * @param arguments what followed the command's name on the command line
   * @param completed adds what earlier runs found to the result
   * @param written writes the result, and judges
   * @throws MatrixException (infrastructure) if the events cannot be written
   */
  public Ended execute(
      Consumer<Stamped> listener,
      AfterFailure afterFailure,
      String version,
      List<String> arguments,
      UnaryOperator<RunResult> completed,
      Function<RunResult, RunVerdict> written) {
    try (EventLog log = new EventLog(folder.events());
        EventBus events = new EventBus(Clock.systemUTC(), masker)) {
      events.subscribe(log);
      events.subscribe(listener);
      project.plan().warnings().stream()
          .filter(warning -> cells.stream().anyMatch(c -> warning.startsWith(ref(c))))
          .forEach(warning -> events.emit(new RunEvent.Warning("", warning)));
      var context = RunContext.of(engine, project, folder, options, masker, events);
      RunResult own =
          new MatrixRun(context, project.selection(), cells, interruption, afterFailure)
              .execute(version, arguments);
      var masking = new ResultMasking(masker);
      // masked before, too: what earlier runs wrote has no secrets, and names are compared with it
      RunResult result = masking.mask(completed.apply(masking.mask(own)));
      RunVerdict verdict = written.apply(result);
      events.emit(new RunEvent.RunEnded(result.took(), verdict.exitCode()));
      events.close();
      return new Ended(result, events.failures().isEmpty() ? verdict : RunVerdict.INFRASTRUCTURE);
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot write %s: %s".formatted(folder.events(), e.getMessage()))
          .withHint("check the disk: `df " + folder.path() + "`")
          .causedBy(e);
    }
  }

  private static String ref(Cell cell) {
    return cell.distro().ref() + " ";
  }
}
