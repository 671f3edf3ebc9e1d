package org.distromatrix.event;

import java.util.List;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;

/**
 * Masks the free texts of results before they are stored, as events are masked: names of tests too,
 * ids of cells and suites and paths not.
 */
public final class ResultMasking {
  private final Masker masker;

  public ResultMasking(Masker masker) {
    this.masker = masker;
  }

  /** The same result without secrets. */
  public RunResult mask(RunResult run) {
    return masker.isActive()
        ? new RunResult(
            run.id(),
            run.project(),
            run.version(),
            run.started(),
            run.took(),
            run.complete(),
            run.arguments().stream().map(masker::mask).toList(),
            run.cells().stream().map(this::mask).toList(),
            run.baseline().map(this::mask))
        : run;
  }

  private Baseline mask(Baseline baseline) {
    return new Baseline(
        baseline.run(),
        baseline.known().stream().map(masker::mask).toList(),
        baseline.fixed().stream().map(masker::mask).toList());
  }

  /** The same cell without secrets. */
  public CellResult mask(CellResult cell) {
    return cell.change()
        .tests(tests(cell.tests()))
        .checks(cell.checks().stream().map(this::mask).toList())
        .problem(cell.problem().map(this::mask))
        .result();
  }

  private List<TestResult> tests(List<TestResult> tests) {
    return tests.stream()
        .map(
            test ->
                new TestResult(
                    test.suite(),
                    masker.mask(test.name()),
                    test.attempts().stream().map(this::mask).toList()))
        .toList();
  }

  private Attempt mask(Attempt attempt) {
    return new Attempt(
        attempt.number(),
        mask(attempt.outcome()),
        attempt.started(),
        attempt.took(),
        attempt.log(),
        masker.mask(attempt.details()));
  }

  CheckResult mask(CheckResult check) {
    return new CheckResult(check.name(), mask(check.outcome()), masker.mask(check.details()));
  }

  CellProblem mask(CellProblem problem) {
    return new CellProblem(
        problem.fault(),
        problem.phase(),
        masker.mask(problem.message()),
        masker.mask(problem.hint()),
        problem.log(),
        masker.mask(problem.tail()));
  }

  Outcome mask(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return Outcome.failed(failed.kind(), masker.mask(failed.message()));
    } else if (outcome instanceof Outcome.Skipped skipped) {
      return Outcome.skipped(masker.mask(skipped.reason()));
    }
    return outcome;
  }
}
