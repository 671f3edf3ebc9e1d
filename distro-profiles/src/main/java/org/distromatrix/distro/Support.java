package org.distromatrix.distro;

/** Where a release stands in its life. */
public enum Support {
  /** Not released yet, or rolling towards a release. */
  DEVELOPMENT,
  SUPPORTED,
  /** Security fixes by a smaller team only. */
  LONG_TERM,
  ENDED
}
