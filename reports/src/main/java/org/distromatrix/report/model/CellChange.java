package org.distromatrix.report.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cell's result that is to be as another but for some parts. */
public final class CellChange {
  private final CellResult from;
  private Optional<String> allowedFailure;
  private List<PhaseTiming> phases;
  private List<TestResult> tests;
  private List<CheckResult> checks;
  private Optional<CellProblem> problem;
  private List<InstalledPackage> packages;
  private Map<String, String> facts;
  private List<String> artifacts;

  CellChange(CellResult from) {
    this.from = from;
    this.allowedFailure = from.allowedFailure();
    this.phases = from.phases();
    this.tests = from.tests();
    this.checks = from.checks();
    this.problem = from.problem();
    this.packages = from.packages();
    this.facts = from.facts();
    this.artifacts = from.artifacts();
  }

  /** See {@link CellResult#allowedFailure}. */
  public CellChange allowedFailure(Optional<String> reason) {
    allowedFailure = reason;
    return this;
  }

  /** See {@link CellResult#phases}. */
  public CellChange phases(List<PhaseTiming> others) {
    phases = others;
    return this;
  }

  /** See {@link CellResult#tests}. */
  public CellChange tests(List<TestResult> others) {
    tests = others;
    return this;
  }

  /** See {@link CellResult#checks}. */
  public CellChange checks(List<CheckResult> others) {
    checks = others;
    return this;
  }

  /** See {@link CellResult#problem}. */
  public CellChange problem(Optional<CellProblem> other) {
    problem = other;
    return this;
  }

  /** See {@link CellResult#packages}. */
  public CellChange packages(List<InstalledPackage> others) {
    packages = others;
    return this;
  }

  /** See {@link CellResult#facts}. */
  public CellChange facts(Map<String, String> others) {
    facts = others;
    return this;
  }

  /** See {@link CellResult#artifacts}. */
  public CellChange artifacts(List<String> others) {
    artifacts = others;
    return this;
  }

  /** The result. */
  public CellResult result() {
    return new CellResult(
        from.id(),
        from.folder(),
        from.distro(),
        from.release(),
        from.architecture(),
        from.boot(),
        from.axes(),
        allowedFailure,
        phases,
        tests,
        checks,
        problem,
        packages,
        facts,
        artifacts);
  }
}
