package org.distromatrix.disk;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.distromatrix.failure.MatrixException;

/**
 * The time that nothing in an archive is to be younger than, so that what is made of the same
 * source on another day is the same: SOURCE_DATE_EPOCH of reproducible-builds.org.
 */
final class SourceDate {
  private static final String VARIABLE = "SOURCE_DATE_EPOCH";
  private static final Pattern SECONDS = Pattern.compile("\\d{1,12}");

  private SourceDate() {}

  /**
   * Seconds since 1970; empty where the environment names none.
   *
   * @throws MatrixException (usage) if it is no number
   */
  static Optional<Long> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE)).map(SourceDate::seconds);
  }

  private static Long seconds(String text) {
    if (!SECONDS.matcher(text).matches()) {
      throw MatrixException.usage(
              "Cannot use %s=%s: expected seconds since 1970".formatted(VARIABLE, text))
          .withHint("git log -1 --format=%ct tells those of a commit; or unset it");
    }
    return Long.valueOf(text);
  }
}
