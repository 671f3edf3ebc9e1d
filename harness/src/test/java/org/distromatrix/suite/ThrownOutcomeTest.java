package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.Test;

class ThrownOutcomeTest {
  @Test
  void aMessageIsTheFirstLineAndBounded() {
    assertThat(ThrownOutcome.failed(new AssertionError("no\nnot at all")))
        .isEqualTo(Outcome.failed(FailureKind.ASSERTION, "no"));
    assertThat(ThrownOutcome.failed(new AssertionError("x".repeat(2000))))
        .isEqualTo(Outcome.failed(FailureKind.ASSERTION, "x".repeat(999) + "…"));
    assertThat(ThrownOutcome.skipped(null)).isEqualTo(Outcome.skipped(""));
  }

  @Test
  void ofATraceTheMiddleIsLeftOut() {
    var cause = new IllegalStateException("the cause");

    String trace = ThrownOutcome.trace(new AssertionError("x".repeat(1_000_000), cause));

    assertThat(trace)
        .startsWith("java.lang.AssertionError: xxx")
        .containsPattern("\\n[.]{3} 9\\d{5} characters left out [.]{3}\\n")
        .contains("Caused by: java.lang.IllegalStateException: the cause")
        .hasSizeLessThan(70_000);
    assertThat(ThrownOutcome.trace(cause)).doesNotContain("left out");
  }
}
