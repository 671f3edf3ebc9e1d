package org.distromatrix.build;

/** Words for a shell script. */
final class ShellText {
  private ShellText() {}

  /** The text as one word, whatever it holds. */
  static String quote(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
