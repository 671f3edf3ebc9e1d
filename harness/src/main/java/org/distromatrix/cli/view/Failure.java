package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;

/**
 * One thing that failed, for the list at the end.
 *
 * @param cell id of its cell
 * @param what what to call it: an id that {@code matrix run} selects, or a cell and a phase or
 *     check
 * @param selection what {@code matrix run} needs to run it again
 * @param cause one line
 * @param hint what to do about it, "" if unknown
 * @param log path below the run folder, "" if none
 * @param allowed whether it does not count
 */
record Failure(
    String cell,
    String what,
    String selection,
    String cause,
    String hint,
    String log,
    boolean allowed) {

  /** All failures of a run: those that count first, then in plan order. */
  static List<Failure> of(RunResult run) {
    var failures = new ArrayList<Failure>();
    run.cells().forEach(cell -> addAll(failures, cell));
    failures.sort((one, other) -> Boolean.compare(one.allowed, other.allowed));
    return failures;
  }

  private static void addAll(List<Failure> failures, CellResult cell) {
    cell.problem().ifPresent(problem -> failures.add(of(cell, problem)));
    cell.tests().stream()
        .filter(test -> test.outcome().isFailure())
        .forEach(test -> failures.add(of(cell, test)));
    cell.checks().stream()
        .filter(check -> check.outcome().isFailure())
        .forEach(
            check ->
                failures.add(
                    new Failure(
                        cell.id(),
                        cell.id() + ", check " + check.name(),
                        cell.id(),
                        FailureLines.cause(check.outcome()),
                        "",
                        "",
                        cell.allowedFailure().isPresent())));
  }

  private static Failure of(CellResult cell, CellProblem problem) {
    return new Failure(
        cell.id(),
        cell.id() + ", " + problem.phase().word(),
        cell.id(),
        SafeText.line(problem.message()),
        SafeText.line(problem.hint()),
        problem.log(),
        cell.allowedFailure().isPresent());
  }

  private static Failure of(CellResult cell, TestResult test) {
    var id = cell.id() + "//" + test.suite() + "/" + test.name();
    var last = test.attempts().get(test.attempts().size() - 1);
    return new Failure(
        cell.id(),
        SafeText.line(id),
        id,
        FailureLines.cause(last.outcome()),
        "",
        last.log(),
        cell.allowedFailure().isPresent());
  }
}
