package org.distromatrix.report.testcase;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.summary.Finding;
import org.distromatrix.report.summary.Subject;

/**
 * What becomes one {@code testcase}: a test, a check, or the cell itself.
 *
 * @param name name in its suite
 * @param attempts every try, the last one decides
 * @param error whether a failure is nobody's assertion: an {@code error} in JUnit's words
 * @param subject what it is about
 */
public record TestCase(String name, List<Attempt> attempts, boolean error, Subject subject) {
  /** When a cell began that never got to a phase. */
  public static final Instant UNKNOWN = Instant.EPOCH;

  /**
   * All of a cell by the names of their suites, in order: the cell itself and its checks come last,
   * in a suite {@code matrix}.
   */
  public static Map<String, List<TestCase>> suites(CellResult cell) {
    var suites = new LinkedHashMap<String, List<TestCase>>();
    var subjects = Finding.ofTests(cell).keySet().iterator();
    for (var test : cell.tests()) {
      suites
          .computeIfAbsent(test.suite(), name -> new ArrayList<>())
          .add(of(test, subjects.next()));
    }
    suites.computeIfAbsent("matrix", name -> new ArrayList<>()).addAll(ofCell(cell));
    return suites;
  }

  private static TestCase of(TestResult test, Subject subject) {
    boolean error =
        test.outcome() instanceof Outcome.Failed failed && failed.kind() != FailureKind.ASSERTION;
    return new TestCase(test.name(), test.attempts(), error, subject);
  }

  /** The cell itself, and its checks. */
  private static List<TestCase> ofCell(CellResult cell) {
    var cases = new ArrayList<TestCase>();
    var outcome = cell.problem().map(TestCase::outcome).orElseGet(() -> withoutProblem(cell));
    var log = cell.problem().map(CellProblem::log).orElse("");
    var details = cell.problem().map(TestCase::details).orElse("");
    cases.add(
        new TestCase("cell", List.of(attempt(cell, outcome, log, details)), true, Subject.CELL));
    cell.checks().forEach(check -> cases.add(of(cell, check)));
    return cases;
  }

  private static TestCase of(CellResult cell, CheckResult check) {
    var attempt = attempt(cell, check.outcome(), "", check.details());
    return new TestCase(
        "check " + check.name(), List.of(attempt), false, Subject.check(check.name()));
  }

  /** A cell that was skipped never got to its guest; where tests skip themselves, it is fine. */
  private static Outcome withoutProblem(CellResult cell) {
    boolean booted = cell.phases().stream().anyMatch(timing -> timing.phase() == Phase.BOOT);
    return booted || cell.skippedFor().isEmpty()
        ? Outcome.passed()
        : Outcome.skipped(String.join("; ", cell.skippedFor()));
  }

  private static Outcome outcome(CellProblem problem) {
    var message = problem.fault() + " in " + problem.phase().word() + ": " + problem.message();
    return Outcome.failed(FailureKind.NO_RESULT, message);
  }

  private static String details(CellProblem problem) {
    return problem.hint().isEmpty() ? problem.tail() : problem.tail() + "\nhint: " + problem.hint();
  }

  private static Attempt attempt(CellResult cell, Outcome outcome, String log, String details) {
    return new Attempt(1, outcome, started(cell), Duration.ZERO, log, details);
  }

  private static Instant started(CellResult cell) {
    return cell.phases().stream().map(PhaseTiming::started).findFirst().orElse(UNKNOWN);
  }

  public Attempt last() {
    return attempts.get(attempts.size() - 1);
  }

  public Outcome outcome() {
    return last().outcome();
  }

  /** A pass after a failure. */
  public boolean flaky() {
    return outcome() instanceof Outcome.Passed
        && attempts.stream().anyMatch(attempt -> attempt.outcome().isFailure());
  }

  /** All attempts together. */
  public Duration took() {
    return attempts.stream().map(Attempt::took).reduce(Duration.ZERO, Duration::plus);
  }
}
