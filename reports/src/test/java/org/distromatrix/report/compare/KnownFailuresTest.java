package org.distromatrix.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.Samples.attempt;
import static org.distromatrix.report.Samples.broken;
import static org.distromatrix.report.Samples.cell;
import static org.distromatrix.report.Samples.mixed;
import static org.distromatrix.report.Samples.test;

import java.util.List;
import java.util.Optional;
import org.distromatrix.report.Samples;
import org.distromatrix.report.markdown.Markdown;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.summary.Counting;
import org.junit.jupiter.api.Test;

class KnownFailuresTest {
  private static final Outcome FAILED = Outcome.failed(FailureKind.ASSERTION, "no");

  @Test
  void knowsTestsAndChecksOfTheSameCell() {
    var measured = KnownFailures.of(Samples.run(mixed())).measure(Samples.run(mixed()));

    assertThat(measured.baseline())
        .contains(
            new Baseline(
                "20260131-120000",
                List.of(
                    "debian:13/nspawn/CC=gcc//smoke/gzip <in>",
                    "debian:13/nspawn/CC=gcc, check failed-units"),
                List.of()));
    assertThat(Counting.of(measured).isBroken(mixed())).isFalse();
    assertThat(Counting.of(Samples.run(mixed())).isBroken(mixed())).isTrue();
  }

  @Test
  void anotherCellOrTestIsNotKnownAndWhatIsFixedIsTold() {
    var earlier =
        Samples.run(
            cell("a/nspawn", test("unit", "one", attempt(1, FAILED, ""))),
            cell("b/nspawn", test("unit", "one", attempt(1, Outcome.passed(), ""))));
    var worse = cell("b/nspawn", test("unit", "one", attempt(1, FAILED, "")));
    var later =
        Samples.run(cell("a/nspawn", test("unit", "one", attempt(1, Outcome.passed(), ""))), worse);

    var measured = KnownFailures.of(earlier).measure(later);

    assertThat(measured.baseline())
        .contains(new Baseline("20260131-120000", List.of(), List.of("a/nspawn//unit/one")));
    assertThat(Counting.of(measured).isBroken(worse)).isTrue();
  }

  @Test
  void thatACellCannotBeTestedIsNeverKnown() {
    var run = Samples.run(broken(Optional.empty()));

    var measured = KnownFailures.of(run).measure(run);

    assertThat(measured.baseline()).contains(new Baseline("20260131-120000", List.of(), List.of()));
    assertThat(Counting.of(measured).isBroken(broken(Optional.empty()))).isTrue();
  }

  @Test
  void markdownTellsWhatIsKnown() {
    var run = Samples.run(cell("a/nspawn", test("unit", "one", attempt(1, FAILED, ""))));

    assertThat(Markdown.summary(KnownFailures.of(run).measure(run)))
        .startsWith(
            """
            ## tally: passed

            1 cells, 1 failed, 12.3 s

            baseline 20260131-120000: 1 known failure, 0 fixed

            - ❌ **a/nspawn//unit/one**: assertion: no _(known: also in baseline 20260131-120000)_

            | cell | unit | result | time |
            | --- | --- | --- | --- |
            | a/nspawn | 1 failed | ⚠️ failed | 0.6 s |
            """);
  }
}
