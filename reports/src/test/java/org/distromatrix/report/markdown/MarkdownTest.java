package org.distromatrix.report.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.distromatrix.report.Samples;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;

class MarkdownTest {
  @Test
  void showsFailuresThenTheMatrixThenFlakyTests() {
    var run = Samples.run(Samples.mixed(), Samples.broken(Optional.of("upstream bug 123")));

    assertThat(Markdown.summary(run))
        .isEqualTo(
            """
            ## tally: failed

            2 cells, 2 passed (1 flaky), 1 failed, 1 skipped, 12.3 s

            - ❌ **debian:13/nspawn/CC=gcc//smoke/gzip &lt;in&gt;**: assertion: exit status 1
            - ❌ **debian:13/nspawn/CC=gcc, check failed-units**: 1 failed unit
            - ❌ **opensuse:tumbleweed/nspawn, image**: Cannot reach the mirror: connection refused _(allowed: upstream bug 123)_

            | cell | smoke | unit | result | time |
            | --- | --- | --- | --- | --- |
            | debian:13/nspawn/CC=gcc | 1 passed, 1 failed | 1 passed (1 flaky), 1 skipped | ❌ failed | 3.0 s |
            | opensuse:tumbleweed/nspawn | – | – | ⚠️ error | 0.0 s |

            ⚠️ flaky: debian:13/nspawn/CC=gcc//unit/socket
            """);
  }

  @Test
  void tellsWhyOnlyThere() {
    var no = Outcome.failed(FailureKind.ASSERTION, "no *libz*");
    var red = Samples.test("unit", "a", Samples.attempt(1, no, ""));
    var redToo = Samples.test("unit", "b", Samples.attempt(1, no, ""));
    var green = Samples.test("unit", "a", Samples.attempt(1, Outcome.passed(), ""));

    assertThat(
            Markdown.summary(
                Samples.run(
                    Samples.cell("fedora:43/nspawn", red, redToo),
                    Samples.cell("fedora:44/nspawn", red, redToo),
                    Samples.cell("debian:12/nspawn", green))))
        .contains("\n\n- 🔎 **2 tests fail** only on fedora: no \\*libz\\*\n\n| cell |");
  }

  @Test
  void tellsWhyACellWasSkipped() {
    assertThat(Markdown.summary(Samples.run(Samples.skipped())))
        .isEqualTo(
            """
            ## tally: nothing tested

            1 cells, 2 skipped, 12.3 s

            | cell | smoke | unit | result | time |
            | --- | --- | --- | --- | --- |
            | rhel:9/nspawn | 1 skipped | 1 skipped | ⚠️ not tested | 0.0 s |

            ⚠️ skipped: rhel:9/nspawn: no entitlement for rhel:9
            """);
  }

  @Test
  void disarmsWhatATestIsCalled() {
    var failed = Outcome.failed(FailureKind.ASSERTION, "| @everyone <img src=x> `x`\n# head");
    var test = Samples.test("s", "[a](http://x)", Samples.attempt(1, failed, ""));

    assertThat(Markdown.summary(Samples.run(Samples.cell("debian:12/nspawn", test))))
        .contains(
            "**debian:12/nspawn//s/\\[a\\](http://x)**: assertion: "
                + "\\| @\u200beveryone &lt;img src=x&gt; \\`x\\` \\# head\n");
  }

  @Test
  void staysSmall() {
    var failed = Outcome.failed(FailureKind.ASSERTION, "x".repeat(100_000));
    var tests = new TestResult[5000];
    for (int i = 0; i < tests.length; i++) {
      tests[i] = Samples.test("unit", "t" + i, Samples.attempt(1, failed, ""));
    }

    assertThat(Markdown.summary(Samples.run(Samples.cell("debian:12/nspawn", tests))))
        .hasSizeLessThan(64 * 1024)
        .contains("- … and 4900 more\n");
  }
}
