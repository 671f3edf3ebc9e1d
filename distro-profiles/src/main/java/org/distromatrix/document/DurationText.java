package org.distromatrix.document;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Durations as people write them: {@code 10m}, {@code 2m30s}, {@code 1h}, {@code 500ms}. */
public final class DurationText {
  /** Regular expression of all that can be a duration. */
  static final String PATTERN =
      "^(?=.*[1-9])([0-9]{1,6}h)?([0-9]{1,6}m(?!s))?([0-9]{1,6}s)?([0-9]{1,6}ms)?$";

  private static final Pattern COMPILED = Pattern.compile(PATTERN);

  private DurationText() {}

  /** The duration of a text; empty where it is none, or is zero: no limit of ours can be zero. */
  public static Optional<Duration> parse(String text) {
    var match = COMPILED.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    var sum =
        Duration.ofHours(number(match.group(1), 1))
            .plusMinutes(number(match.group(2), 1))
            .plusSeconds(number(match.group(3), 1))
            .plusMillis(number(match.group(4), 2));
    return sum.isZero() ? Optional.empty() : Optional.of(sum);
  }

  private static long number(@Nullable String part, int unitLength) {
    return part == null ? 0 : Long.parseLong(part.substring(0, part.length() - unitLength));
  }
}
