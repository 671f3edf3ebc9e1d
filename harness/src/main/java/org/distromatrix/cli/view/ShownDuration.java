package org.distromatrix.cli.view;

import java.time.Duration;
import java.util.Locale;

/** Durations as people read them: {@code 0.25 s}, {@code 12.3 s}, {@code 2 min 05 s}. */
final class ShownDuration {
  private ShownDuration() {}

  static String of(Duration duration) {
    double seconds = duration.toMillis() / 1000.0;
    if (seconds < 9.995) {
      return String.format(Locale.ROOT, "%.2f s", seconds);
    } else if (seconds < 99.95) {
      return String.format(Locale.ROOT, "%.1f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? String.format(Locale.ROOT, "%d min %02d s", whole / 60, whole % 60)
        : String.format(Locale.ROOT, "%d h %02d min", whole / 3600, whole / 60 % 60);
  }
}
