package org.distromatrix.suite;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.config.SuiteSettings;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvents;
import org.distromatrix.plan.CellId;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;

/** Suites of a cell that cannot be had: each is one skipped test, as where a need is not given. */
public final class SkippedSuites {
  private final RunEvents events;
  private final Clock clock;

  public SkippedSuites(RunEvents events, Clock clock) {
    this.events = events;
    this.clock = clock;
  }

  /** Skips those that are wanted for the given reason, and tells of it. */
  public List<TestResult> skip(
      CellId cell, List<SuiteSettings> suites, SuiteFilter filter, String reason) {
    var results = new ArrayList<TestResult>();
    for (SuiteSettings suite : suites) {
      if (filter.suite(suite.name())) {
        results.add(skip(cell.text(), suite.name(), Outcome.skipped(reason)));
      }
    }
    return results;
  }

  private TestResult skip(String cell, String suite, Outcome skipped) {
    events.emit(new RunEvent.SuiteStarted(cell, suite));
    events.emit(new RunEvent.TestStarted(cell, suite, suite, 1));
    events.emit(
        new RunEvent.TestEnded(cell, suite, suite, 1, true, skipped, Duration.ZERO, "", ""));
    var attempt = new Attempt(1, skipped, clock.instant(), Duration.ZERO, "", "");
    return new TestResult(suite, suite, List.of(attempt));
  }
}
