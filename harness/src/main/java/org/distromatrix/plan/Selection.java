package org.distromatrix.plan;

import java.util.List;
import org.distromatrix.distro.ProfileCatalog;

/**
 * Which cells, suites and tests are meant: one grammar for the command line, JUnit and reports.
 *
 * <pre>
 * debian:13                     all cells of a release (by any of its names: debian:trixie)
 * debian                        all releases of a distribution
 * debian:*&#47;nspawn              parts of an id in its order, each matched whole; * and ? are wild
 * CC=gcc                        an axis value, in any cell
 * debian:13//unit/parses-*      tests of a suite; //unit: of all cells
 * !debian:12                    not this one
 * </pre>
 *
 * <p>A thing is selected if any pattern without {@code !} matches it, or there is none, and no
 * pattern with {@code !} does. The order of the patterns does not matter.
 */
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class Selection {
  private Selection() {}

  /**
   * Reads patterns.
   *
   * @param catalog resolves other names of a release ({@code debian:trixie})
   * @throws org.distromatrix.failure.MatrixException (usage) if one cannot be read
   */
  public static Selection parse(List<String> patterns, ProfileCatalog catalog) {
    throw new UnsupportedOperationException();
  }

  /** Whether a cell is selected, or may hold something that is. */
  public boolean cell(CellId cell) {
    throw new UnsupportedOperationException();
  }

  /** Whether a suite of a cell is selected, or may hold a test that is. */
  public boolean suite(CellId cell, String suite) {
    throw new UnsupportedOperationException();
  }

  /** Whether a test is selected. */
  public boolean test(CellId cell, String suite, String test) {
    throw new UnsupportedOperationException();
  }
}
