package org.distromatrix.suite;

import java.time.Duration;
import java.util.List;
import org.distromatrix.report.model.Outcome;

/**
 * A test as a result format tells of it.
 *
 * @param name name in its script: one line, bounded, not yet unique
 * @param outcome how it ended
 * @param earlier what tries before the last one came to, oldest first (the reruns of JUnit XML)
 * @param took wall time; zero where the format does not tell
 * @param details diagnostics in its own words, "" if none
 */
record ReportedTest(
    String name, Outcome outcome, List<Outcome> earlier, Duration took, String details) {
  ReportedTest {
    earlier = List.copyOf(earlier);
  }

  static ReportedTest of(String name, Outcome outcome) {
    return new ReportedTest(name, outcome, List.of(), Duration.ZERO, "");
  }

  ReportedTest withDetails(String newDetails) {
    return new ReportedTest(name, outcome, earlier, took, newDetails);
  }

  ReportedTest withOutcome(Outcome newOutcome) {
    return new ReportedTest(name, newOutcome, earlier, took, details);
  }

  ReportedTest below(String parent) {
    return new ReportedTest(TestNames.clean(parent + "/" + name), outcome, earlier, took, details);
  }
}
