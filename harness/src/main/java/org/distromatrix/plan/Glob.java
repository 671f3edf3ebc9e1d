package org.distromatrix.plan;

/**
 * A pattern for one part of an id, matched whole: {@code *} stands for any characters, {@code ?}
 * for one. There is nothing else to it, so that no character of an id needs escaping.
 *
 * @param pattern as the user wrote it
 */
public record Glob(String pattern) {
  /** Whether the pattern fits the whole text. */
  public boolean matches(String text) {
    return pattern.equals(text) || matches(0, text, 0);
  }

  /** Walks both texts at once; on a mismatch, the last star takes one character more. */
  private boolean matches(int patternAt, String text, int textAt) {
    int p = patternAt;
    int t = textAt;
    int star = -1;
    int taken = 0;
    while (t < text.length()) {
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        star = p++;
        taken = t;
      } else if (p < pattern.length() && fits(pattern.charAt(p), text.charAt(t))) {
        p++;
        t++;
      } else if (star >= 0) {
        p = star + 1;
        t = ++taken;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  private static boolean fits(char wanted, char found) {
    return wanted == '?' || wanted == found;
  }
}
