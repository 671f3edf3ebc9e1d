package org.distromatrix.cli;

import java.util.Locale;

/** Bytes for people. */
final class Sizes {
  private static final long KIB = 1024;

  private Sizes() {}

  /** {@code 512 B}, {@code 3.4 MiB}. */
  static String shown(long bytes) {
    if (bytes < KIB) {
      return bytes + " B";
    }
    double rest = bytes;
    int unit = -1;
    while (rest >= KIB && unit < 3) {
      rest /= KIB;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %siB", rest, "KMGT".charAt(unit));
  }
}
