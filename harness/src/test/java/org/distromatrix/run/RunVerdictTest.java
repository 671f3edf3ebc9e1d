package org.distromatrix.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;

class RunVerdictTest {
  private static final Outcome FAILED = Outcome.failed(FailureKind.ASSERTION, "exit status 1");

  @Test
  void allPassed() {
    assertThat(verdict(cell(Outcome.passed()), cell(Outcome.skipped("no zlib"))))
        .isEqualTo(RunVerdict.PASSED);
  }

  @Test
  void aFailedTestCounts() {
    assertThat(verdict(cell(Outcome.passed()), cell(FAILED))).isEqualTo(RunVerdict.TEST_FAILED);
  }

  @Test
  void aFailedCheckCounts() {
    var check = new CheckResult("failed-units", Outcome.failed(FailureKind.CHECK, "1 unit"), "x");
    assertThat(verdict(cell(List.of(Outcome.passed()), Optional.empty(), false, List.of(check))))
        .isEqualTo(RunVerdict.TEST_FAILED);
  }

  @Test
  void ofSeveralTheFirstOfInfrastructureBuildTestWins() {
    assertThat(verdict(cell(FAILED), broken("build"), broken("infrastructure")))
        .isEqualTo(RunVerdict.INFRASTRUCTURE);
    assertThat(verdict(cell(FAILED), broken("build"))).isEqualTo(RunVerdict.BUILD_FAILED);
  }

  @Test
  void anAllowedFailureDoesNotCount() {
    CellResult allowed = cell(List.of(FAILED), Optional.empty(), true, List.of());
    CellResult unbuilt = cell(List.of(), Optional.of(problem("infrastructure")), true, List.of());
    assertThat(verdict(cell(Outcome.passed()), allowed, unbuilt)).isEqualTo(RunVerdict.PASSED);
  }

  @Test
  void nothingTestedIsNotAPassUnlessAllowed() {
    RunResult allSkipped = run(cell(Outcome.skipped("needs vm")));
    assertThat(RunVerdict.of(allSkipped, false)).isEqualTo(RunVerdict.NOTHING_TESTED);
    assertThat(RunVerdict.of(allSkipped, true)).isEqualTo(RunVerdict.PASSED);
    assertThat(RunVerdict.of(run(), false)).isEqualTo(RunVerdict.NOTHING_TESTED);
  }

  @Test
  void aBuildHasToBuild() {
    CellResult built = cell(List.of(), Optional.empty(), false, List.of());
    CellResult skipped = cell(Outcome.skipped("no entitlement"));
    assertThat(RunVerdict.ofBuild(run(built, skipped))).isEqualTo(RunVerdict.PASSED);
    assertThat(RunVerdict.ofBuild(run(skipped))).isEqualTo(RunVerdict.NOTHING_TESTED);
    assertThat(RunVerdict.ofBuild(run(built, broken("build")))).isEqualTo(RunVerdict.BUILD_FAILED);
  }

  @Test
  void anUnknownProblemIsNeverAPass() {
    assertThat(verdict(cell(Outcome.passed()), broken("interrupted")))
        .isEqualTo(RunVerdict.TEST_FAILED);
  }

  private static RunVerdict verdict(CellResult... cells) {
    return RunVerdict.of(run(cells), false);
  }

  private static RunResult run(CellResult... cells) {
    return new RunResult(
        "r", "p", "v", Instant.EPOCH, Duration.ZERO, true, List.of(), List.of(cells));
  }

  private static CellResult cell(Outcome outcome) {
    return cell(List.of(outcome), Optional.empty(), false, List.of());
  }

  private static CellResult broken(String fault) {
    return cell(List.of(), Optional.of(problem(fault)), false, List.of());
  }

  private static CellProblem problem(String fault) {
    return new CellProblem(fault, Phase.IMAGE, "message", "", "", "");
  }

  private static CellResult cell(
      List<Outcome> outcomes,
      Optional<CellProblem> problem,
      boolean allowed,
      List<CheckResult> checks) {
    return new CellResult(
        "debian:13/nspawn",
        "debian_13_nspawn",
        "Debian 13",
        "13",
        "x86-64",
        "nspawn",
        Map.of(),
        allowed ? Optional.of("upstream bug") : Optional.empty(),
        List.of(),
        outcomes.stream().map(RunVerdictTest::test).toList(),
        checks,
        problem,
        List.of(),
        Map.of(),
        List.of());
  }

  private static TestResult test(Outcome outcome) {
    return new TestResult(
        "unit", "t", List.of(new Attempt(1, outcome, Instant.EPOCH, Duration.ZERO, "", "")));
  }
}
