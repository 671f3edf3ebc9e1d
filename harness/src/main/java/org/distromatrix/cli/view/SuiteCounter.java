package org.distromatrix.cli.view;

import java.util.LinkedHashMap;
import java.util.Map;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.summary.Counts;

/** Counts the tests of a cell while they end. */
final class SuiteCounter {
  private final Map<String, Counts> suites = new LinkedHashMap<>();

  /** Counts a test, unless a further attempt follows. */
  void add(TestEnded test) {
    if (test.last()) {
      suites.merge(test.suite(), counts(test), Counts::plus);
    }
  }

  private static Counts counts(TestEnded test) {
    if (test.outcome().isFailure()) {
      return new Counts(0, 1, 0, 0);
    } else if (test.outcome() instanceof Outcome.Skipped) {
      return new Counts(0, 0, 1, 0);
    }
    return new Counts(1, 0, 0, test.attempt() > 1 ? 1 : 0);
  }

  /** What was counted since the last call, by suite. */
  Map<String, Counts> take() {
    var taken = new LinkedHashMap<>(suites);
    suites.clear();
    return taken;
  }

  Counts total() {
    return suites.values().stream().reduce(Counts.NONE, Counts::plus);
  }
}
