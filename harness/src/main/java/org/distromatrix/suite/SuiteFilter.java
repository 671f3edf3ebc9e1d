package org.distromatrix.suite;

import org.distromatrix.plan.CellId;
import org.distromatrix.plan.Selection;

/** Which suites and tests of one cell are wanted. */
public interface SuiteFilter {
  /** Whether a suite is wanted, or may hold a test that is. */
  boolean suite(String suite);

  /** Whether a test is wanted. */
  boolean test(String suite, String test);

  /** What a selection wants of a cell. */
  static SuiteFilter of(Selection selection, CellId cell) {
    return new SuiteFilter() {
      @Override
      public boolean suite(String suite) {
        return selection.suite(cell, suite);
      }

      @Override
      public boolean test(String suite, String test) {
        return selection.test(cell, suite, test);
      }
    };
  }

  /** Everything. */
  static SuiteFilter all() {
    return new SuiteFilter() {
      @Override
      public boolean suite(String suite) {
        return true;
      }

      @Override
      public boolean test(String suite, String test) {
        return true;
      }
    };
  }
}
