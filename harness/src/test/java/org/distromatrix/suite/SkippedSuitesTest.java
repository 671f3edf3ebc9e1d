package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.suite.SuiteFixture.suite;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.event.RunEvent;
import org.distromatrix.plan.CellId;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;

class SkippedSuitesTest {
  private static final String CELL = "rhel:9/nspawn";
  private static final Instant NOW = Instant.parse("2026-11-25T12:00:00Z");

  private final List<RunEvent> events = new ArrayList<>();

  private List<TestResult> skip(SuiteFilter filter) {
    var suites = List.of(suite("smoke", "a").settings(), suite("unit", "b").settings());
    return new SkippedSuites(events::add, Clock.fixed(NOW, ZoneOffset.UTC))
        .skip(new CellId(CELL), suites, filter, "no entitlement");
  }

  @Test
  void eachIsOneSkippedTestWithTheReason() {
    var skipped = Outcome.skipped("no entitlement");
    var attempt = new Attempt(1, skipped, NOW, Duration.ZERO, "", "");

    assertThat(skip(SuiteFilter.all()))
        .containsExactly(
            new TestResult("smoke", "smoke", List.of(attempt)),
            new TestResult("unit", "unit", List.of(attempt)));
    assertThat(events)
        .startsWith(
            new RunEvent.SuiteStarted(CELL, "smoke"),
            new RunEvent.TestStarted(CELL, "smoke", "smoke", 1),
            new RunEvent.TestEnded(CELL, "smoke", "smoke", 1, true, skipped, Duration.ZERO, "", ""))
        .hasSize(6);
  }

  @Test
  void whatIsNotWantedIsNotSkippedEither() {
    var unitOnly =
        new SuiteFilter() {
          @Override
          public boolean suite(String suite) {
            return suite.equals("unit");
          }

          @Override
          public boolean test(String suite, String test) {
            return true;
          }
        };

    assertThat(skip(unitOnly)).extracting(TestResult::suite).containsExactly("unit");
  }
}
