package org.distromatrix.cli.view;

import java.util.regex.Pattern;

/** One argument as it can be pasted into any shell. */
final class ShellWord {
  /** What no shell gives a meaning to. */
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

  private ShellWord() {}

  /** The word, in single quotes where it needs them. */
  static String quote(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
