package org.distromatrix.report.model;

import java.util.Locale;

/** Why something counts as failed. */
public enum FailureKind {
  /** The test said so: "not ok", a failure element, an exit status. */
  ASSERTION,
  /** Ended by a signal that it did not get from us. */
  SIGNAL,
  /** Ended by us, past its time limit. */
  TIMEOUT,
  /** The guest died, powered off, or could not be reached any more. */
  GUEST_LOST,
  /** TAP ended before its plan was fulfilled, or "Bail out!". */
  INCOMPLETE,
  /** No result where one was promised: no TAP plan, no XML file, an unreadable one. */
  NO_RESULT,
  /** A hook (prepare, restore) failed. */
  HOOK,
  /** A check after the tests: failed units, core dumps, journal. */
  CHECK;

  /** The word used in files and on screens: lower case, with dashes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
