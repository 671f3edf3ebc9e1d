package org.distromatrix.report.tap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.Samples.attempt;
import static org.distromatrix.report.Samples.cell;
import static org.distromatrix.report.Samples.run;
import static org.distromatrix.report.Samples.test;

import java.util.Optional;
import org.distromatrix.report.Samples;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.Test;

class TapTest {
  @Test
  void everyTestCheckAndCellIsAPoint() {
    Outcome failed = Outcome.failed(FailureKind.ASSERTION, "two\nlines");

    String text =
        Tap.document(
            run(
                cell(
                    "debian:13/nspawn",
                    test("unit", "passes", attempt(1, Outcome.passed(), "")),
                    test("unit", "issue #7", attempt(1, failed, "")),
                    test("unit", "later", attempt(1, Outcome.skipped("not here"), "")))));

    assertThat(text)
        .isEqualTo(
            """
            TAP version 13
            1..4
            ok 1 - debian:13/nspawn//unit/passes
            not ok 2 - debian:13/nspawn//unit/issue \\#7
            # two
            # lines
            ok 3 - debian:13/nspawn//unit/later # SKIP not here
            ok 4 - debian:13/nspawn//matrix/cell
            """);
  }

  @Test
  void allowedFailuresAreToBeDone() {
    assertThat(Tap.document(run(Samples.broken(Optional.of("bug 123")))))
        .contains("//matrix/cell # TODO bug 123\n# infrastructure in ");
  }
}
