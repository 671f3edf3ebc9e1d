package org.distromatrix.report.compare;

import java.util.Locale;

/** What became of a result from one run to the next, in the order in which it is told. */
public enum Change {
  /** Fails now, and did not before: it passed, was skipped, or was not there. */
  NEW_FAILURE("new failure"),
  /** Failed before, passes now. */
  FIXED("fixed"),
  /** Failed in both. */
  STILL_FAILING("still failing"),
  /** Attempts of it both passed and failed, in one of the runs. */
  FLAKY("flaky"),
  /** Passes, and takes noticeably longer: see {@link Slowness}. */
  SLOWER("slower"),
  /** Is skipped now, and was not before. */
  SKIPPED("now skipped"),
  /** Has a result now that it did not have, and does not fail. */
  NEW("new"),
  /** Had a result, and has none now. */
  GONE("gone");

  private final String shown;

  Change(String shown) {
    this.shown = shown;
  }

  /** Whether it is a failure of the later run. */
  public boolean isFailure() {
    return this == NEW_FAILURE || this == STILL_FAILING;
  }

  /** For people. */
  public String shown() {
    return shown;
  }

  /** For people, of several. */
  public String shownAll() {
    return this == NEW_FAILURE ? shown + "s" : shown;
  }

  /** The word used in files: lower case, with dashes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
