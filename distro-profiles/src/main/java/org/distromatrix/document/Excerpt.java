package org.distromatrix.document;

import java.util.regex.Pattern;

/**
 * The line of a problem with a caret under its column:
 *
 * <pre>
 *   7 | suits:
 *     | ^
 * </pre>
 */
public final class Excerpt {
  private static final int WIDTH = 100;
  private static final Pattern UNSHOWABLE = Pattern.compile("\\p{Cntrl}");

  private Excerpt() {}

  /** Two lines without an end of line; "" where the text has no such line. */
  public static String of(String text, DocumentProblem problem) {
    var found = text.lines().skip(problem.line() - 1L).findFirst();
    if (found.isEmpty() || found.get().isBlank()) {
      return "";
    }
    String line = UNSHOWABLE.matcher(found.get()).replaceAll(" ");
    int points = Math.min(problem.column() - 1, line.codePointCount(0, line.length()));
    int column = line.offsetByCodePoints(0, points);
    int from = Math.max(0, Math.min(column - WIDTH / 2, line.length() - WIDTH));
    String shown = line.substring(from, Math.min(line.length(), from + WIDTH));
    String number = String.valueOf(problem.line());
    return "  %s | %s\n  %s | %s^"
        .formatted(
            number, shown.stripTrailing(), " ".repeat(number.length()), " ".repeat(column - from));
  }
}
