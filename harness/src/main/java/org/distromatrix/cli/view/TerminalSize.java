package org.distromatrix.cli.view;

/** How large the terminal is right now: it may change under us. */
public interface TerminalSize extends AutoCloseable {
  /** What a terminal has that does not tell. */
  int USUAL_COLUMNS = 80;

  /** What a terminal has that does not tell. */
  int USUAL_ROWS = 24;

  int columns();

  int rows();

  @Override
  default void close() {}

  /** A terminal that never changes. */
  static TerminalSize fixed(int columns, int rows) {
    return new TerminalSize() {
      @Override
      public int columns() {
        return columns;
      }

      @Override
      public int rows() {
        return rows;
      }
    };
  }
}
