package org.distromatrix.report.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.explain.CellSample.on;
import static org.distromatrix.report.explain.CellSample.run;

import java.util.List;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.Test;

class FailureGroupTest {
  private static List<String> told(CellSample... cells) {
    return FailureGroup.of(run(cells)).stream()
        .map(g -> g.sentence() + ": " + g.message())
        .toList();
  }

  @Test
  void whatSaysTheSameIsOneGroupWhateverTheTests() {
    assertThat(
            told(
                on("debian:12")
                    .fails("a", "connect to 127.0.0.1:4711: connection refused")
                    .fails("b", "wrong colour"),
                on("debian:13")
                    .fails("b", "connect to 127.0.0.1:4712: connection refused")
                    .fails("c", "connect to 127.0.0.1:4713: connection refused")))
        .containsExactly(
            "3 tests fail everywhere: connect to N:N: connection refused",
            "unit/b fails in 1 of 2 cells; with other messages in the others: wrong colour");
  }

  @Test
  void whatSaysNothingBelongsTogetherByItsCells() {
    assertThat(
            told(
                on("debian:12").fails("a", "exit status 1").fails("b", "exit status 1"),
                on("debian:13")
                    .fails("a", "exit status 1")
                    .fails("b", "exit status 1")
                    .fails("c", "exit status 1")
                    .fails("d", "exit status 2"),
                on("arch").test("c", Outcome.passed(), "").test("d", Outcome.passed(), "")))
        .containsExactly(
            "2 tests fail in all 2 cells with a result: exit status 1",
            "2 tests fail on debian:13 but not on arch; one cell of each is not enough to tell why:"
                + " exit status 1 | exit status 2");
  }

  @Test
  void oneKnownCauseIsOneGroupWhateverIsSaid() {
    assertThat(
            told(
                on("debian:12").axis("CC", "clang").fails("a", "red").fails("b", "green"),
                on("debian:13").axis("CC", "clang").fails("a", "red").fails("b", "green"),
                on("debian:13")
                    .axis("CC", "gcc")
                    .test("a", Outcome.passed(), "")
                    .test("b", Outcome.passed(), "")))
        .containsExactly("2 tests fail exactly where CC=clang: red | green");
  }

  @Test
  void ofOneMessageWhatHasAKnownCauseStandsAlone() {
    var passed = Outcome.passed();
    assertThat(
            told(
                on("fedora:43").fails("a", "refused").fails("b", "refused").test("c", passed, ""),
                on("fedora:44").fails("a", "refused").test("b", passed, "").fails("c", "refused"),
                on("debian:12").test("a", passed, "").fails("b", "refused").test("c", passed, ""),
                on("debian:13").test("a", passed, "").test("b", passed, "").fails("c", "refused")))
        .containsExactly(
            "2 tests fail each in some of 4 cells: refused",
            "unit/a fails only on fedora: refused");
  }

  @Test
  void whatIsAllowedComesLastAndMoreTestsComeFirst() {
    var groups =
        FailureGroup.of(
            run(
                on("opensuse:tumbleweed")
                    .allowed("bug 123")
                    .fails("a", "red")
                    .fails("b", "red")
                    .fails("c", "red"),
                on("debian:13").fails("d", "green").fails("e", "blue").fails("f", "blue")));

    assertThat(groups.stream().map(FailureGroup::subject))
        .containsExactly("2 tests fail", "unit/d fails", "3 tests fail");
    assertThat(groups.stream().map(FailureGroup::allowed)).containsExactly(false, false, true);
  }

  @Test
  void checksAndSecondTestsOfANameAreTold() {
    var failed = Outcome.failed(FailureKind.CHECK, "1 failed unit");
    assertThat(
            told(
                on("debian:12")
                    .test("a", Outcome.passed(), "")
                    .fails("a", "no")
                    .check("failed-units", failed)))
        .containsExactly(
            "unit/a #2 fails in debian:12/nspawn; no other cell to compare with: no",
            "check failed-units fails in debian:12/nspawn; no other cell to compare with:"
                + " 1 failed unit");
  }

  @Test
  void aFlakyPassIsAPass() {
    assertThat(told(on("debian:12").passes(), on("debian:13").passes())).isEmpty();
  }
}
