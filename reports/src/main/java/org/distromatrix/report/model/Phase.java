package org.distromatrix.report.model;

import java.util.Locale;

/** A stage of a cell's life. */
public enum Phase {
  IMAGE,
  BUILD,
  BOOT,
  TEST,
  COLLECT;

  /** The word used in files and on screens: lower case, with dashes. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
