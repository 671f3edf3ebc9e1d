package org.distromatrix.suite;

import java.time.Duration;

/** Durations as people write them: {@code 15m}, {@code 1m 30s}, {@code 1.5s}, {@code 20ms}. */
final class Durations {
  private Durations() {}

  static String words(Duration duration) {
    if (duration.toMillis() < 1000) {
      return duration.toMillis() + "ms";
    }
    if (duration.toSeconds() < 60) {
      return seconds(duration);
    }
    var minutes = duration.toMinutes() + "m";
    return duration.toSecondsPart() == 0 ? minutes : minutes + " " + duration.toSecondsPart() + "s";
  }

  private static String seconds(Duration duration) {
    long tenths = duration.toMillis() / 100;
    return tenths % 10 == 0 ? tenths / 10 + "s" : tenths / 10 + "." + tenths % 10 + "s";
  }
}
