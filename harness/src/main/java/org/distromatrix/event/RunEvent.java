package org.distromatrix.event;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.plan.AllowedFailure;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;

/** What happens during a run. Events are numbered and stamped by {@link EventBus}. */
public sealed interface RunEvent {
  /** The cell it is about; empty if it concerns the whole run. */
  default Optional<String> cellId() {
    return Optional.empty();
  }

  /** An event about one cell. */
  sealed interface OfCell extends RunEvent {
    /** Id of the cell; "" in a warning that concerns the whole run. */
    String cell();

    @Override
    default Optional<String> cellId() {
      return cell().isEmpty() ? Optional.empty() : Optional.of(cell());
    }
  }

  /**
   * The run begins.
   *
   * @param run name of the run folder
   * @param project name in matrix.yaml
   * @param version version of this program
   * @param arguments what follows {@code matrix} on the command line
   * @param cells ids in plan order
   */
  record RunStarted(
      String run, String project, String version, List<String> arguments, List<String> cells)
      implements RunEvent {
    public RunStarted {
      arguments = List.copyOf(arguments);
      cells = List.copyOf(cells);
    }
  }

  /**
   * What is known of a cell before anything is done for it; emitted for every cell right after the
   * run begins, so that the events alone tell the whole story of a killed run.
   *
   * @param cell its id
   * @param folder its folder's name below {@code cells/}
   * @param distro display name of the distribution
   * @param release version
   * @param architecture product name
   * @param boot boot kind
   * @param axes axis values in the order of the file
   * @param allowedFailure why its failure does not count, if so
   */
  record CellPlanned(
      String cell,
      String folder,
      String distro,
      String release,
      String architecture,
      String boot,
      Map<String, String> axes,
      Optional<String> allowedFailure)
      implements OfCell {
    public CellPlanned {
      axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    }

    /** What is known of a cell whose folder has this name. */
    public static CellPlanned of(Cell cell, String folder) {
      return new CellPlanned(
          cell.id().text(),
          folder,
          cell.distro().displayName(),
          cell.distro().version(),
          cell.distro().architecture(),
          cell.boot().word(),
          cell.axes(),
          cell.allowedFailure().map(AllowedFailure::reason));
    }
  }

  /** A cell enters a phase. */
  record PhaseStarted(String cell, Phase phase) implements OfCell {}

  /** A cell waits in a phase, for another builder or a free slot. */
  record Waiting(String cell, Phase phase, String reason) implements OfCell {}

  /** A line worth showing on a live view: what the phase is doing now. */
  record Progress(String cell, Phase phase, String message) implements OfCell {}

  /** A cell leaves a phase. */
  record PhaseEnded(String cell, Phase phase, Duration took, boolean cached) implements OfCell {}

  /** Something the user should know that fails nothing; cell "": it concerns the whole run. */
  record Warning(String cell, String message) implements OfCell {}

  /** A suite begins in a cell. */
  record SuiteStarted(String cell, String suite) implements OfCell {}

  /** A test (or the script that will report tests) begins. */
  record TestStarted(String cell, String suite, String test, int attempt) implements OfCell {}

  /**
   * A test has a result.
   *
   * @param cell id of its cell
   * @param suite its suite
   * @param test its name in the suite
   * @param attempt 1 for the first
   * @param last no further attempt follows
   * @param outcome how the attempt ended
   * @param took wall time of the attempt
   * @param log path below the run folder, "" if none
   * @param tail last lines of its output, "" if none
   * @param known the baseline that has this failure, too, "" if none
   */
  record TestEnded(
      String cell,
      String suite,
      String test,
      int attempt,
      boolean last,
      Outcome outcome,
      Duration took,
      String log,
      String tail,
      String known)
      implements OfCell {
    /** A result that no baseline is asked about. */
    public TestEnded(
        String cell,
        String suite,
        String test,
        int attempt,
        boolean last,
        Outcome outcome,
        Duration took,
        String log,
        String tail) {
      this(cell, suite, test, attempt, last, outcome, took, log, tail, "");
    }

    /** The same failure, which the baseline has, too. */
    public TestEnded knownIn(String baseline) {
      return new TestEnded(cell, suite, test, attempt, last, outcome, took, log, tail, baseline);
    }
  }

  /**
   * A check after the tests has a result.
   *
   * @param cell id of its cell
   * @param result what it found
   * @param known the baseline that has this failure, too, "" if none
   */
  record CheckEnded(String cell, CheckResult result, String known) implements OfCell {
    /** A result that no baseline is asked about. */
    public CheckEnded(String cell, CheckResult result) {
      this(cell, result, "");
    }
  }

  /** A cell cannot go on. */
  record CellFailed(String cell, CellProblem problem) implements OfCell {}

  /**
   * A cell is done.
   *
   * @param cell its id
   * @param failed whether anything in it failed
   * @param allowed whether it failed and may
   * @param known the baseline that has all of its failures, too, "" if none
   * @param took wall time
   */
  record CellEnded(String cell, boolean failed, boolean allowed, String known, Duration took)
      implements OfCell {
    /** The end of a cell that no baseline is asked about. */
    public CellEnded(String cell, boolean failed, boolean allowed, Duration took) {
      this(cell, failed, allowed, "", took);
    }
  }

  /** The run is being interrupted by the named signal. */
  record Interrupted(String signal) implements RunEvent {}

  /** The run is over. */
  record RunEnded(Duration took, int exitCode) implements RunEvent {}

  /**
   * An event with its place in time.
   *
   * @param number 1 for the first of the run
   * @param at when it happened
   */
  record Stamped(long number, Instant at, RunEvent event) {}
}
