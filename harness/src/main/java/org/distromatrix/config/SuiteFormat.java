package org.distromatrix.config;

/** How a suite tells what its tests did. */
public enum SuiteFormat {
  /** Its exit status: one test; 77 is a skip. */
  EXIT_CODE,
  /** Test Anything Protocol 13 or 14 on standard output. */
  TAP,
  /** JUnit XML files that it leaves behind. */
  JUNIT,
  /** The project's own classes, which the JUnit Platform runs on this host. */
  JUNIT_PLATFORM
}
