package org.distromatrix.report.html;

/**
 * Texts of a guest that go into the page, within bounds: of one text the beginning, and of all no
 * more than the pool holds. What is cut says so.
 */
final class TextPool {
  private final int oneText;
  private long left;

  /**
   * A full pool.
   *
   * @param oneText characters of one text
   * @param allTexts characters of all
   */
  TextPool(int oneText, long allTexts) {
    this.oneText = oneText;
    this.left = allTexts;
  }

  String take(String text) {
    if (text.length() <= Math.min(oneText, left)) {
      left -= text.length();
      return text;
    }
    int length = (int) Math.min(oneText, left);
    left -= length;
    return text.substring(0, length)
        + "\n[... "
        + (text.length() - length)
        + " characters left out]";
  }
}
