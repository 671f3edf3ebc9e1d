package org.distromatrix.guest;

/**
 * The size of a terminal window.
 *
 * @param columns characters in a line, at least 1
 * @param rows lines, at least 1
 */
public record TerminalSize(int columns, int rows) {
  public TerminalSize {
    if (columns < 1 || rows < 1) {
      throw new IllegalArgumentException("no terminal is " + columns + "x" + rows);
    }
  }
}
