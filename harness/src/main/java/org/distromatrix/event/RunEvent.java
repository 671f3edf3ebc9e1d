package org.distromatrix.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;

/** What happens during a run. Events are numbered and stamped by {@link RunEvents}. */
public sealed interface RunEvent {
  /** The run begins; cells in plan order. */
  record RunStarted(String run, String project, List<String> cells) implements RunEvent {}

  /** A cell enters a phase. */
  record PhaseStarted(String cell, Phase phase) implements RunEvent {}

  /** A cell waits in a phase, for another builder or a free slot. */
  record Waiting(String cell, Phase phase, String reason) implements RunEvent {}

  /** A line worth showing on a live view: what the phase is doing now. */
  record Progress(String cell, Phase phase, String message) implements RunEvent {}

  /** A cell leaves a phase. */
  record PhaseEnded(String cell, Phase phase, Duration took, boolean cached) implements RunEvent {}

  /** Something the user should know that fails nothing. */
  record Warning(String cell, String message) implements RunEvent {}

  /** A suite begins in a cell. */
  record SuiteStarted(String cell, String suite) implements RunEvent {}

  /** A test (or the script that will report tests) begins. */
  record TestStarted(String cell, String suite, String test, int attempt) implements RunEvent {}

  /** A test has a result; {@code last}: no further attempt follows. */
  record TestEnded(
      String cell,
      String suite,
      String test,
      int attempt,
      boolean last,
      Outcome outcome,
      Duration took,
      String log,
      String tail)
      implements RunEvent {}

  /** A check after the tests has a result. */
  record CheckEnded(String cell, CheckResult result) implements RunEvent {}

  /** A cell cannot go on. */
  record CellFailed(String cell, CellProblem problem) implements RunEvent {}

  /** A cell is done. */
  record CellEnded(String cell, boolean failed, boolean allowed, Duration took)
      implements RunEvent {}

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
