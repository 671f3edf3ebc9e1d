package org.distromatrix.plan;

import java.time.Duration;
import java.util.Map;

/** How long cells are expected to take, by how long they took before. */
record Durations(Map<CellId, Duration> history) {
  Durations {
    history = Map.copyOf(history);
  }

  /** What it took before, else the average of those that are known. Never nothing at all. */
  Duration expected(CellId cell) {
    Duration known = history.get(cell);
    return known == null || known.isZero() ? average() : known;
  }

  private Duration average() {
    if (history.isEmpty()) {
      return Duration.ofSeconds(1);
    }
    var total = history.values().stream().reduce(Duration.ZERO, Duration::plus);
    var average = total.dividedBy(history.size());
    return average.isZero() ? Duration.ofSeconds(1) : average;
  }
}
