package org.distromatrix.report.compare;

import java.time.Duration;

/**
 * When something counts as slower: it takes half as long again or more, and at least half a second
 * longer. Below that it is the noise of a busy host.
 */
final class Slowness {
  /** Milliseconds by which it is longer, at least. */
  static final long FLOOR_MS = 500;

  /** How many times as long it takes, at least. */
  static final double FACTOR = 1.5;

  private Slowness() {}

  static boolean between(Duration before, Duration after) {
    return after.minus(before).toMillis() >= FLOOR_MS
        && after.toMillis() >= before.toMillis() * FACTOR;
  }
}
