package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.summary.Counting;
import org.distromatrix.report.summary.Finding;
import org.distromatrix.report.summary.Subject;

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
 * @param excuse why it does not count: {@code allowed}, or that a baseline has it; "" if it does
 */
record Failure(
    String cell,
    String what,
    String selection,
    String cause,
    String hint,
    String log,
    String excuse) {

  private static final String ALLOWED = "allowed";

  /** All failures of a run: those that count first, then in plan order. */
  static List<Failure> of(RunResult run) {
    var failures = new ArrayList<Failure>();
    var counting = Counting.of(run);
    run.cells().forEach(cell -> addAll(failures, cell, counting));
    failures.sort(Comparator.comparing(failure -> !failure.excuse.isEmpty()));
    return failures;
  }

  private static void addAll(List<Failure> failures, CellResult cell, Counting counting) {
    cell.problem().ifPresent(problem -> failures.add(of(cell, problem)));
    var subjects = List.copyOf(Finding.ofTests(cell).keySet());
    for (int i = 0; i < subjects.size(); i++) {
      var test = cell.tests().get(i);
      if (test.outcome().isFailure()) {
        failures.add(of(cell, test, excuse(cell, subjects.get(i), counting)));
      }
    }
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
                        excuse(cell, Subject.check(check.name()), counting))));
  }

  private static String excuse(CellResult cell, Subject subject, Counting counting) {
    return cell.allowedFailure().isPresent()
        ? ALLOWED
        : counting.knownIn(cell, subject).map(run -> "known: also in baseline " + run).orElse("");
  }

  private static Failure of(CellResult cell, CellProblem problem) {
    return new Failure(
        cell.id(),
        cell.id() + ", " + problem.phase().word(),
        cell.id(),
        SafeText.line(problem.message()),
        SafeText.line(problem.hint()),
        problem.log(),
        cell.allowedFailure().isPresent() ? ALLOWED : "");
  }

  private static Failure of(CellResult cell, TestResult test, String excuse) {
    var id = cell.id() + "//" + test.suite() + "/" + test.name();
    var last = test.attempts().get(test.attempts().size() - 1);
    return new Failure(
        cell.id(),
        SafeText.line(id),
        id,
        FailureLines.cause(last.outcome()),
        "",
        last.log(),
        excuse);
  }
}
