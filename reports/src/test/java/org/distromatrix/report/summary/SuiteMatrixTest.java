package org.distromatrix.report.summary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.distromatrix.report.Samples;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Verdict;
import org.junit.jupiter.api.Test;

class SuiteMatrixTest {
  @Test
  void countsBySuiteAndCell() {
    var matrix = SuiteMatrix.of(Samples.run(Samples.mixed(), Samples.broken(Optional.empty())));

    assertThat(matrix.suites()).containsExactly("smoke", "unit");
    assertThat(matrix.rows().get(0).of("smoke")).isEqualTo(new Counts(1, 1, 0, 0));
    assertThat(matrix.rows().get(0).of("unit")).isEqualTo(new Counts(1, 0, 1, 1));
    assertThat(matrix.rows().get(1).of("unit")).isEqualTo(Counts.NONE);
    assertThat(matrix.total().words()).isEqualTo("2 passed (1 flaky), 1 failed, 1 skipped");
  }

  @Test
  void anAllowedFailureIsBadAndDoesNotBreak() {
    var matrix =
        SuiteMatrix.of(
            Samples.run(Samples.broken(Optional.of("why")), Samples.broken(Optional.empty())));

    assertThat(matrix.rows().get(0).verdict()).isEqualTo(Verdict.ERROR);
    assertThat(matrix.rows().get(0).isBroken()).isFalse();
    assertThat(matrix.rows().get(1).isBroken()).isTrue();
  }

  @Test
  void noResultIsNoPass() {
    var skipped = Samples.test("s", "t", Samples.attempt(1, Outcome.skipped("no"), ""));

    assertThat(Verdict.of(Samples.cell("debian:12/nspawn"))).isEqualTo(Verdict.NOT_TESTED);
    assertThat(Verdict.of(Samples.cell("debian:12/nspawn", skipped))).isEqualTo(Verdict.NOT_TESTED);
    assertThat(Verdict.of(Samples.mixed())).isEqualTo(Verdict.FAILED);
  }
}
