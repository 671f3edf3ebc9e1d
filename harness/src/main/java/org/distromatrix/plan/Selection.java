package org.distromatrix.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
public final class Selection {
  private final List<SelectionPattern> wanted;
  private final List<SelectionPattern> unwanted;

  private Selection(List<SelectionPattern> patterns) {
    this.wanted = patterns.stream().filter(pattern -> !pattern.excludes()).toList();
    this.unwanted = patterns.stream().filter(SelectionPattern::excludes).toList();
  }

  /**
   * Reads patterns.
   *
   * @param catalog resolves other names of a release ({@code debian:trixie})
   * @throws org.distromatrix.failure.MatrixException (usage) if one cannot be read
   */
  public static Selection parse(List<String> patterns, ProfileCatalog catalog) {
    return new Selection(
        patterns.stream().map(pattern -> SelectionPattern.parse(pattern, catalog)).toList());
  }

  /**
   * Reads patterns; where none of them says what is wanted, the default does. So {@code !debian:12}
   * alone takes something away from what is run without a selection.
   *
   * @param defaults patterns of the project: {@link Plan#defaultSelection}
   */
  public static Selection parse(
      List<String> patterns, List<String> defaults, ProfileCatalog catalog) {
    var own = parse(patterns, catalog);
    if (!own.wanted.isEmpty()) {
      return own;
    }
    var all = new ArrayList<>(defaults);
    all.addAll(patterns);
    return parse(all, catalog);
  }

  /** Whether a cell is selected, or may hold something that is. */
  public boolean cell(CellId cell) {
    return decide(pattern -> pattern.touches(cell), pattern -> pattern.covers(cell));
  }

  /** Whether a suite of a cell is selected, or may hold a test that is. */
  public boolean suite(CellId cell, String suite) {
    return decide(pattern -> pattern.touches(cell, suite), pattern -> pattern.covers(cell, suite));
  }

  /** Whether a test is selected. */
  public boolean test(CellId cell, String suite, String test) {
    return decide(
        pattern -> pattern.matches(cell, suite, test),
        pattern -> pattern.matches(cell, suite, test));
  }

  /**
   * The cells of a plan with anything selected in them.
   *
   * @throws org.distromatrix.failure.MatrixException (usage) if a pattern matches nothing while
   *     others do: what was meant by it would go untested unnoticed
   */
  public Selected of(Plan plan) {
    return new SelectionOutcome(plan, wanted, unwanted).of(cells(plan));
  }

  private List<Cell> cells(Plan plan) {
    return plan.cells().stream()
        .filter(cell -> cell(cell.id()))
        .filter(cell -> plan.anySuite(suite -> suite(cell.id(), suite)))
        .toList();
  }

  private boolean decide(
      Predicate<SelectionPattern> selects, Predicate<SelectionPattern> takesAway) {
    return (wanted.isEmpty() || wanted.stream().anyMatch(selects))
        && unwanted.stream().noneMatch(takesAway);
  }

  /** The patterns as on a command line. */
  @Override
  public String toString() {
    return Stream.concat(wanted.stream(), unwanted.stream())
        .map(SelectionPattern::text)
        .collect(Collectors.joining(" "));
  }
}
