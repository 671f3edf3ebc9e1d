package org.distromatrix.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.Samples.attempt;
import static org.distromatrix.report.Samples.broken;
import static org.distromatrix.report.Samples.cell;
import static org.distromatrix.report.Samples.skipped;
import static org.distromatrix.report.Samples.test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distromatrix.report.Samples;
import org.distromatrix.report.explain.FailureGroup;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;

class HeadlineTest {
  private static TestResult passes(String name) {
    return test("unit", name, attempt(1, Outcome.passed(), ""));
  }

  private static TestResult fails(String name) {
    var failed = Outcome.failed(FailureKind.ASSERTION, "no " + name);
    return test("unit", name, attempt(1, failed, ""));
  }

  private static Headline headline(RunResult run) {
    return new Headline(run, FailureGroup.of(run));
  }

  private static String text(CellResult... cells) {
    return headline(Samples.run(cells)).text();
  }

  @Test
  void aRunThatPassed() {
    var one = Samples.run(cell("debian:12/nspawn", passes("a")));
    var two = text(cell("debian:12/nspawn", passes("a")), cell("arch/nspawn", passes("a")));

    assertThat(headline(one).verdict()).isEqualTo("passed");
    assertThat(headline(one).text()).isEqualTo("The only cell passed.");
    assertThat(two).isEqualTo("All 2 cells passed.");
    assertThat(text(cell("debian:12/nspawn", passes("a")), skipped()))
        .isEqualTo("1 of 2 cells passed, the others were not tested.");
  }

  @Test
  void nothingTestedIsNoPass() {
    assertThat(headline(Samples.run(skipped())).verdict()).isEqualTo("not tested");
    assertThat(text(skipped())).isEqualTo("Nothing was tested.");
    assertThat(text()).isEqualTo("Nothing was tested.");
  }

  @Test
  void whatAllFailingCellsShareIsNamed() {
    assertThat(
            text(
                cell("fedora:43/nspawn", fails("a"), fails("b")),
                cell("fedora:44/nspawn", fails("a"), fails("b")),
                cell("debian:13/nspawn", passes("a"), passes("b"))))
        .isEqualTo("2 of 3 cells failed. 2 tests fail only on fedora.");
    assertThat(
            text(
                cell("fedora:43/nspawn", passes("a")),
                cell("fedora:44/nspawn", fails("a")),
                cell("debian:13/nspawn", passes("a"))))
        .isEqualTo("1 of 3 cells failed. 1 test fails only on fedora:44.");
  }

  @Test
  void whatHasNoTraitIsCounted() {
    assertThat(
            text(
                cell("fedora:44/nspawn", fails("a")),
                cell("debian:13/nspawn", fails("a")),
                cell("debian:12/nspawn", passes("a"))))
        .isEqualTo("2 of 3 cells failed. 1 test fails everywhere but on debian:12.");
    assertThat(text(cell("arch/nspawn", fails("a")), cell("debian:12/nspawn", fails("a"))))
        .isEqualTo("2 of 2 cells failed. 1 test fails everywhere.");
    assertThat(text(cell("arch/nspawn", fails("a"))))
        .isEqualTo("1 of 1 cell failed. 1 test fails in arch/nspawn.");
  }

  @Test
  void manyGroupsAreCountedTogether() {
    var cells =
        List.of("fedora:44", "debian:13", "arch", "centos:10", "alpine").stream()
            .map(
                distro ->
                    cell(
                        distro + "/nspawn",
                        List.of("fedora:44", "debian:13", "arch", "centos:10").stream()
                            .map(name -> name.equals(distro) ? fails(name) : passes(name))
                            .toArray(TestResult[]::new)))
            .toArray(CellResult[]::new);

    assertThat(text(cells))
        .isEqualTo(
            "4 of 5 cells failed. 4 tests fail: 1 only on fedora, 1 only on debian, 1 only on arch,"
                + " 1 elsewhere.");
  }

  @Test
  void checksAreNoTests() {
    assertThat(text(Samples.mixed()))
        .isEqualTo("1 of 1 cell failed. 1 test and 1 check fail in debian:13/nspawn/CC=gcc.");
  }

  @Test
  void problemsAndAllowedFailuresAreTold() {
    var passed = cell("debian:12/nspawn", passes("a"));

    assertThat(text(passed, broken(Optional.empty())))
        .isEqualTo("1 of 2 cells could not be tested.");
    assertThat(text(passed, broken(Optional.of("bug 123"))))
        .isEqualTo("1 of 2 cells failed as allowed.");
    assertThat(headline(Samples.run(passed, broken(Optional.of("bug 123")))).verdict())
        .isEqualTo("passed");
  }

  @Test
  void aRunThatWasKilledSaysSoFirst() {
    var run =
        new RunResult(
            "1",
            "tally",
            "0.1.0",
            Samples.START,
            Duration.ofSeconds(1),
            false,
            List.of(),
            List.of(cell("debian:12/nspawn", passes("a"))));

    assertThat(headline(run).verdict()).isEqualTo("incomplete");
    assertThat(headline(run).text())
        .isEqualTo("The run ended before it was done. The only cell passed.");
  }
}
