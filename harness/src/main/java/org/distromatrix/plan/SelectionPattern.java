package org.distromatrix.plan;

import java.util.List;
import java.util.Optional;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.failure.MatrixException;

/**
 * One pattern of a selection: {@code [!][CELL][//SUITE[/TEST]]}.
 *
 * @param text as the user wrote it
 * @param excludes whether it begins with {@code !}
 * @param cells the cells it speaks of
 * @param suite the suites; empty: all
 * @param test the tests; empty: all
 */
record SelectionPattern(
    String text, boolean excludes, CellPattern cells, Optional<Glob> suite, Optional<Glob> test) {

  /**
   * Reads a pattern.
   *
   * @throws MatrixException (usage) if it cannot be one
   */
  static SelectionPattern parse(String text, ProfileCatalog catalog) {
    try {
      return read(text, catalog);
    } catch (IllegalArgumentException e) {
      throw MatrixException.usage("Cannot read selection '" + text + "': " + e.getMessage())
          .withHint(
              "Write it like debian:13, debian:*/nspawn, CC=gcc, debian:13//unit/parses-* or"
                  + " !debian:12.");
    }
  }

  private static SelectionPattern read(String text, ProfileCatalog catalog) {
    boolean excludes = text.startsWith("!");
    String body = excludes ? text.substring(1) : text;
    if (body.isEmpty()) {
      throw new IllegalArgumentException("it names nothing");
    }
    int tests = body.indexOf("//");
    String cells = tests < 0 ? body : body.substring(0, tests);
    var pattern = cells.isEmpty() ? new CellPattern(List.of()) : CellPattern.of(cells, catalog);
    if (tests < 0) {
      return new SelectionPattern(text, excludes, pattern, Optional.empty(), Optional.empty());
    }
    String[] names = body.substring(tests + 2).split("/", 2);
    return new SelectionPattern(
        text,
        excludes,
        pattern,
        Optional.of(named(names[0], "suite")),
        names.length < 2 ? Optional.empty() : Optional.of(named(names[1], "test")));
  }

  private static Glob named(String name, String what) {
    if (name.isEmpty()) {
      throw new IllegalArgumentException("it names no " + what + " where one is expected");
    }
    return new Glob(name);
  }

  /** Whether it speaks of a cell, or of something in it. */
  boolean touches(CellId cell) {
    return cells.matches(cell);
  }

  /** Whether it speaks of a suite, or of something in it. */
  boolean touches(CellId cell, String name) {
    return cells.matches(cell) && (suite.isEmpty() || suite.get().matches(name));
  }

  /** Whether it speaks of the whole cell. */
  boolean covers(CellId cell) {
    return suite.isEmpty() && cells.matches(cell);
  }

  /** Whether it speaks of the whole suite. */
  boolean covers(CellId cell, String name) {
    return touches(cell, name) && (test.isEmpty() || test.get().pattern().equals("*"));
  }

  /** Whether it speaks of a test. */
  boolean matches(CellId cell, String suiteName, String testName) {
    return touches(cell, suiteName) && (test.isEmpty() || test.get().matches(testName));
  }
}
