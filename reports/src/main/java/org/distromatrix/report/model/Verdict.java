package org.distromatrix.report.model;

import java.util.Locale;

/** What came of a cell, in one word. Whether it counts is another matter: allowed failures. */
public enum Verdict {
  /** At least one test passed, and nothing failed. */
  PASSED,
  /** A test or a check failed. */
  FAILED,
  /** Its image, its build or its guest failed, whatever its tests said. */
  ERROR,
  /** The run ended before the cell did. */
  UNFINISHED,
  /** Nothing was tested: no test at all, or all skipped. */
  NOT_TESTED;

  /** The verdict on a cell. */
  public static Verdict of(CellResult cell) {
    if (cell.problem().isPresent()) {
      return cell.problem().get().fault().equals("interrupted") ? UNFINISHED : ERROR;
    } else if (cell.hasFailures()) {
      return FAILED;
    }
    return cell.tests().stream().anyMatch(t -> t.outcome() instanceof Outcome.Passed)
        ? PASSED
        : NOT_TESTED;
  }

  /** Whether something went wrong. */
  public boolean isBad() {
    return this == FAILED || this == ERROR || this == UNFINISHED;
  }

  /** The word used in files and on screens: lower case, with dashes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
