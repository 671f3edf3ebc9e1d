package org.distromatrix.config;

import java.util.Locale;

/** What a suite can ask of its guest; where a cell cannot give it, the suite is skipped. */
public enum Need {
  /** A kernel of its own. */
  VM,
  /** A network beyond loopback. */
  NETWORK,
  /** An init system. */
  INIT;

  /** The word used in matrix.yaml. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
