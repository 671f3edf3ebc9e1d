package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.suite.SuiteFixture.suite;

import java.util.List;
import org.distromatrix.event.RunEvent;
import org.distromatrix.report.model.Attempt;
import org.junit.jupiter.api.Test;

/** Tests that are run more than once: attempts, repetitions, and names that come again. */
class RepeatedTestsTest extends CellSuitesCase {
  @Test
  void retriesKeepEveryAttempt() {
    var again =
        "echo 1..2; echo ok 1 - a; if [ -e seen ]; then echo ok 2 - b; else touch seen; echo not ok 2 - b; exit 1; fi";

    var outcome =
        cell.run(suite("flaky", again).tap().retried(3), suite("bad", "exit 1").retried(1));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            passed("flaky/a"),
            "flaky/b: " + failure("ASSERTION", "not ok") + ", Passed[]",
            "bad/bad: "
                + failure("ASSERTION", "exit status 1")
                + ", "
                + failure("ASSERTION", "exit status 1"));
    assertThat(outcome.tests().get(1).flaky()).isTrue();
    assertThat(outcome.tests().get(1).attempts())
        .extracting(Attempt::number, Attempt::log)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, "cells/cell/suites/flaky/flaky.log"),
            org.assertj.core.groups.Tuple.tuple(2, "cells/cell/suites/flaky/flaky.2.log"));
    assertThat(ended("bad")).containsExactly("1 false", "2 true");
  }

  private List<String> ended(String suite) {
    return cell.events.stream()
        .filter(RunEvent.TestEnded.class::isInstance)
        .map(RunEvent.TestEnded.class::cast)
        .filter(event -> event.suite().equals(suite))
        .map(event -> event.attempt() + " " + event.last())
        .toList();
  }

  @Test
  void aFailedTestThatARetryDoesNotReportStaysFailed() {
    var once = "if [ -e seen ]; then echo 1..0; else touch seen; echo 1..1; echo not ok 1 - a; fi";

    var outcome = cell.run(suite("gone", once).tap().retried(1));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            "gone/a: "
                + failure("ASSERTION", "not ok")
                + ", "
                + failure("NO_RESULT", "not reported by attempt 2"),
            "gone/gone: Skipped[reason=no tests planned]");
  }

  @Test
  void repetitionsAreTestsOfTheirOwn() {
    var outcome = cell.repeated(2).run(suite("again", "test $(ls | wc -l) = 0; touch seen"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(passed("again/again"), passed("again/again#2"));
  }

  @Test
  void aSelectedTestIsRepeated() {
    var outcome =
        cell.only(
                new SuiteFilter() {
                  @Override
                  public boolean suite(String suite) {
                    return true;
                  }

                  @Override
                  public boolean test(String suite, String test) {
                    return test.equals("a");
                  }
                })
            .repeated(2)
            .run(suite("s", "echo 1..2; echo ok 1 - a; echo ok 2 - b").tap());

    assertThat(CellFixture.lines(outcome)).containsExactly(passed("s/a"), passed("s/a#2"));
  }

  @Test
  void sameNamesAreNumbered() {
    var outcome =
        cell.run(suite("s", "echo 1..3; echo ok 1 - a; echo ok 2 - a; echo ok 3 - s").tap());

    assertThat(CellFixture.lines(outcome))
        .containsExactly(passed("s/a"), passed("s/a (2)"), passed("s/s (2)"));
  }
}
