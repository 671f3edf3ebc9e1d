package org.distromatrix.cli;

import java.time.Duration;
import org.distromatrix.document.DurationText;
import org.distromatrix.failure.MatrixException;

/** Checks values of options, with one kind of message. */
final class Arguments {
  private Arguments() {}

  static int atLeastOne(String option, int value) {
    if (value < 1) {
      throw MatrixException.usage("Cannot use %s %d: expected 1 or more".formatted(option, value));
    }
    return value;
  }

  static double positive(String option, double value) {
    if (!(value > 0) || Double.isInfinite(value)) {
      throw MatrixException.usage(
          "Cannot use %s %s: expected a number above 0".formatted(option, value));
    }
    return value;
  }

  static Duration duration(String option, String text) {
    return DurationText.parse(text)
        .orElseThrow(
            () ->
                MatrixException.usage(
                    "Cannot use %s %s: expected a duration such as 90s or 1h30m"
                        .formatted(option, text)));
  }
}
