package org.distromatrix.suite;

/** How many more tests a whole TAP stream, subtests included, may report. */
final class TapBudget {
  private int left;

  TapBudget(int tests) {
    this.left = tests;
  }

  /** Takes one; false when there is none left. */
  boolean take() {
    return left > 0 && left-- > 0;
  }
}
