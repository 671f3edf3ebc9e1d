package org.distromatrix.report.summary;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;

/**
 * One result of a cell, whatever it is about: what runs are compared by.
 *
 * @param subject what it is about
 * @param outcome how it ended
 * @param mixed whether some of its attempts passed and some failed
 * @param took wall time of all attempts, zero if unknown
 */
public record Finding(Subject subject, Outcome outcome, boolean mixed, Duration took) {

  /** All results of a cell: of the cell itself, of its tests, of its checks. */
  public static Map<Subject, Finding> ofCell(CellResult cell) {
    var all = new LinkedHashMap<Subject, Finding>();
    put(all, new Finding(Subject.CELL, outcome(cell), false, Duration.ZERO));
    all.putAll(ofTests(cell));
    for (var check : cell.checks()) {
      put(all, new Finding(Subject.check(check.name()), check.outcome(), false, Duration.ZERO));
    }
    return Collections.unmodifiableMap(all);
  }

  /** The results of its tests: as many, and in the same order. */
  public static Map<Subject, Finding> ofTests(CellResult cell) {
    var all = new LinkedHashMap<Subject, Finding>();
    var seen = new HashMap<List<String>, Integer>();
    for (var test : cell.tests()) {
      int occurrence = seen.merge(List.of(test.suite(), test.name()), 1, Integer::sum);
      put(all, of(Subject.test(test.suite(), test.name(), occurrence), test));
    }
    return Collections.unmodifiableMap(all);
  }

  private static void put(Map<Subject, Finding> all, Finding finding) {
    all.put(finding.subject(), finding);
  }

  private static Finding of(Subject subject, TestResult test) {
    boolean passed = test.attempts().stream().anyMatch(a -> a.outcome() instanceof Outcome.Passed);
    boolean failed = test.attempts().stream().anyMatch(a -> a.outcome().isFailure());
    var took = test.attempts().stream().map(Attempt::took).reduce(Duration.ZERO, Duration::plus);
    return new Finding(subject, test.outcome(), passed && failed, took);
  }

  /** What a run that was ended did not get to says nothing about the cell. */
  private static Outcome outcome(CellResult cell) {
    return cell.problem().map(Finding::outcome).orElse(Outcome.passed());
  }

  private static Outcome outcome(CellProblem problem) {
    return problem.fault().equals("interrupted")
        ? Outcome.skipped(problem.message())
        : Outcome.failed(
            FailureKind.NO_RESULT,
            problem.fault() + " in " + problem.phase().word() + ": " + problem.message());
  }

  /** Whether it passed, in the end. */
  public boolean passed() {
    return outcome instanceof Outcome.Passed;
  }

  /** Whether it failed, in the end. */
  public boolean failed() {
    return outcome.isFailure();
  }

  /** Why it failed or was skipped, "" of what passed. */
  public String message() {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.message();
    }
    return outcome instanceof Outcome.Skipped skipped ? skipped.reason() : "";
  }
}
