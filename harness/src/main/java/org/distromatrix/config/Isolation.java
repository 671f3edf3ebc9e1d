package org.distromatrix.config;

/** How often a pristine guest is given. */
public enum Isolation {
  /** Once for all suites of the cell. */
  CELL,
  /** For this suite alone. */
  SUITE,
  /** For every test of this suite. */
  TEST
}
