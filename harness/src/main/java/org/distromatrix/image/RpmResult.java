package org.distromatrix.image;

import java.util.List;

/**
 * How a call of dnf, zypper or rpm ended.
 *
 * @param ok whether it did what it was asked for
 * @param lines what was printed that may explain a failure
 * @param stdout all of its standard output
 */
record RpmResult(boolean ok, List<String> lines, String stdout) {
  /** Nothing had to be done. */
  static final RpmResult NOTHING = new RpmResult(true, List.of(), "");

  RpmResult {
    lines = List.copyOf(lines);
  }
}
