package org.distromatrix.cli.view;

import java.util.List;

/** Texts of strangers made fit for a screen: no control character of theirs reaches it. */
final class SafeText {
  private static final int TAB = 8;

  /** More than this of one line of a log tells nobody more; the log has it all. */
  private static final int LONGEST = 400;

  private SafeText() {}

  /** The text in one line. */
  static String line(String text) {
    return clean(text.strip().replaceAll("\\s*[\r\n]+\\s*", " / "));
  }

  /** The last lines of a text; of overlong ones the beginning. */
  static List<String> lastLines(String text, int most) {
    var lines = text.stripTrailing().lines().map(SafeText::clean).map(SafeText::cut).toList();
    return lines.subList(Math.max(0, lines.size() - most), lines.size());
  }

  private static String cut(String line) {
    return line.length() <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST / 2)) + " [...]";
  }

  private static String clean(String line) {
    var clean = new StringBuilder(line.length());
    line.codePoints().forEach(point -> append(clean, point));
    return clean.toString().stripTrailing();
  }

  private static void append(StringBuilder clean, int point) {
    if (point == '\t') {
      clean.append(" ".repeat(TAB - clean.length() % TAB));
    } else if (point < 0x20) {
      clean.append('^').append((char) (point + 0x40));
    } else if (isHarmless(point)) {
      clean.appendCodePoint(point);
    } else {
      clean.append('\ufffd');
    }
  }

  /** Not a control character, not a turn of the writing direction, not half a character. */
  private static boolean isHarmless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> false;
      default -> true;
    };
  }
}
