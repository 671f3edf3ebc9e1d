package org.distromatrix.suite;

import java.util.HashMap;
import java.util.Map;

/**
 * Makes names that a stranger's output carries fit for ids: one line, without control characters,
 * bounded, and unique in their suite ({@code name}, {@code name (2)}, ...).
 */
final class TestNames {
  /** Longest name; what is longer ends in an ellipsis. */
  static final int MAX_LENGTH = 200;

  private final Map<String, Integer> used = new HashMap<>();

  /** One line without control characters, at most {@link #MAX_LENGTH} characters. */
  static String clean(String raw) {
    return bounded(oneLine(raw), MAX_LENGTH);
  }

  /** One line: white space becomes a blank, other control characters the replacement character. */
  static String oneLine(String raw) {
    var clean = new StringBuilder(Math.min(raw.length(), 1024));
    for (int i = 0; i < raw.length(); i++) {
      clean.append(printable(raw.charAt(i)));
    }
    return clean.toString().strip();
  }

  private static char printable(char c) {
    if (Character.isWhitespace(c)) {
      return ' ';
    }
    return Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\uFFFD' : c;
  }

  static String bounded(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(length - 2)) ? length - 2 : length - 1;
    return text.substring(0, end) + "…";
  }

  /** The name itself the first time, then numbered. */
  String unique(String name) {
    int count = used.merge(name, 1, Integer::sum);
    return count == 1 ? name : unique(name + " (" + count + ")");
  }
}
