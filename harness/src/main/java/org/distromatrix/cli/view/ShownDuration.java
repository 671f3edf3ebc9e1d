package org.distromatrix.cli.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Durations as people read them: {@code 0.25 s}, {@code 12.3 s}, {@code 2 min 05 s}. */
final class ShownDuration {
  private ShownDuration() {}

  static String of(Duration duration) {
    long millis = duration.toMillis();
    if (millis < 9_995) {
      return seconds(millis, 2);
    } else if (millis < 99_950) {
      return seconds(millis, 1);
    }
    long whole = (millis + 500) / 1000;
    return whole < 3600
        ? whole / 60 + " min " + twoDigits(whole % 60) + " s"
        : whole / 3600 + " h " + twoDigits(whole / 60 % 60) + " min";
  }

  /** Not String.format: its first call takes longer than all the lines of a short run. */
  private static String seconds(long millis, int decimals) {
    return BigDecimal.valueOf(millis, 3).setScale(decimals, RoundingMode.HALF_UP) + " s";
  }

  private static String twoDigits(long number) {
    return number < 10 ? "0" + number : String.valueOf(number);
  }
}
