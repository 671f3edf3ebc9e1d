package org.distromatrix.report.json;

/**
 * Texts from a guest as they go into reports: a stranger's output must not make a report that
 * nobody can open. The whole of it is in the log.
 */
final class Excerpt {
  /** Characters kept of one text. */
  static final int LIMIT = 64 * 1024;

  private Excerpt() {}

  /** The text, cut in the middle with a mark if it is too long. */
  static String of(String text) {
    if (text.length() <= LIMIT) {
      return text;
    }
    int half = LIMIT / 2;
    return text.substring(0, half)
        + "\n[... "
        + (text.length() - 2 * half)
        + " characters left out ...]\n"
        + text.substring(text.length() - half);
  }
}
