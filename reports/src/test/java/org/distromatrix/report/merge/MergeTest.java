package org.distromatrix.report.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distromatrix.report.Samples.attempt;
import static org.distromatrix.report.Samples.cell;
import static org.distromatrix.report.Samples.mixed;
import static org.distromatrix.report.Samples.test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distromatrix.report.Samples;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.model.Verdict;
import org.junit.jupiter.api.Test;

class MergeTest {
  private static TestResult passing(String name) {
    return test("unit", name, attempt(1, Outcome.passed(), ""));
  }

  private static RunResult run(String project, int startSecond, boolean complete, CellResult cell) {
    return new RunResult(
        "R",
        project,
        "0.1.0",
        Samples.START.plusSeconds(startSecond),
        Duration.ofSeconds(10),
        complete,
        List.of("run"),
        List.of(cell));
  }

  private static RunResult merge(RunResult one, RunResult two) {
    return Merge.of(
        "M",
        List.of(new MergeInput("one", one), new MergeInput("two/results.json", two)),
        List.of("merge", "one", "two/results.json"));
  }

  @Test
  void theCellsOfAllFromTheFirstStartToTheLastEnd() {
    var a = cell("a/nspawn", passing("x"));
    var b = cell("b/nspawn", passing("x"));

    assertThat(merge(run("tally", 5, true, a), run("tally", 0, false, b)))
        .isEqualTo(
            new RunResult(
                "M",
                "tally",
                "0.1.0",
                Samples.START,
                Duration.ofSeconds(15),
                false,
                List.of("merge", "one", "two/results.json"),
                List.of(a, b)));
  }

  @Test
  void aCellWithOtherTestsInEachIsOneCell() {
    var merged =
        merge(
            run("tally", 0, true, cell("a/nspawn", passing("x"))),
            run("tally", 0, true, cell("a/nspawn", passing("y"))));

    assertThat(merged.cells()).singleElement().satisfies(MergeTest::hasBoth);
  }

  private static void hasBoth(CellResult cell) {
    assertThat(cell.tests()).extracting(TestResult::name).containsExactly("x", "y");
    assertThat(cell.phases()).hasSize(2);
    assertThat(cell.problem()).isEqualTo(Optional.empty());
  }

  @Test
  void whatARunDidNotGetToGivesWayToWhoDid() {
    var placeholder = problem("interrupted");
    var tested = cell("a/nspawn", passing("x"));
    var broken = problem("infrastructure");
    var untested = cell("a/nspawn");

    for (var other : List.of(tested, broken)) {
      var before = merge(run("tally", 0, false, placeholder), run("tally", 0, true, other));
      var after = merge(run("tally", 0, true, other), run("tally", 0, false, placeholder));
      assertThat(List.of(before, after))
          .allSatisfy(
              merged -> {
                assertThat(merged.cells()).containsExactly(other);
                assertThat(merged.complete()).isTrue();
              });
    }
    var nobody = merge(run("tally", 0, false, placeholder), run("tally", 0, true, untested));
    assertThat(nobody.cells()).extracting(Verdict::of).containsExactly(Verdict.UNFINISHED);
    assertThat(nobody.complete()).isFalse();
  }

  /** A cell of which nothing was tested. */
  private static CellResult problem(String fault) {
    var cell = cell("a/nspawn");
    return cell.change()
        .problem(Optional.of(new CellProblem(fault, Phase.IMAGE, "Not run", "", "", "")))
        .result();
  }

  @Test
  void refusesResultsOfOneTestTwice() {
    var run = run("tally", 0, true, mixed());

    assertThatThrownBy(() -> merge(run, run))
        .isInstanceOf(MergeConflict.class)
        .hasMessage(
            "'one' and 'two/results.json' both have a result of"
                + " debian:13/nspawn/CC=gcc//smoke/words");
  }

  @Test
  void refusesAnotherProject() {
    var a = cell("a/nspawn", passing("x"));

    assertThatThrownBy(() -> merge(run("tally", 0, true, a), run("other", 0, true, a)))
        .isInstanceOf(MergeConflict.class)
        .hasMessage("'one' is of project 'tally', and 'two/results.json' of project 'other'");
  }

  @Test
  void refusesFoldersThatAreNotOneCells() {
    var odd = foldered("a b", "../../x");
    var one = foldered("a_b", "a_b");
    var other = foldered("a:b", "a_b");

    assertThatThrownBy(() -> merge(run("tally", 0, true, one), run("tally", 0, true, odd)))
        .hasMessage("'two/results.json' names '../../x' as the folder of a cell");
    assertThatThrownBy(() -> merge(run("tally", 0, true, one), run("tally", 0, true, other)))
        .hasMessage(
            "the folder 'cells/a_b' of 'two/results.json' is that of another cell in 'one'");
  }

  private static CellResult foldered(String id, String folder) {
    var cell = cell(id, passing("x"));
    return new CellResult(
        id,
        folder,
        cell.distro(),
        cell.release(),
        cell.architecture(),
        cell.boot(),
        cell.axes(),
        cell.allowedFailure(),
        cell.phases(),
        cell.tests(),
        cell.checks(),
        cell.problem(),
        cell.packages(),
        cell.facts(),
        cell.artifacts());
  }
}
