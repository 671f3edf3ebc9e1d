package org.distromatrix.plan;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The cells of a matrix, before any selection.
 *
 * @param project name of the project
 * @param cells in the order of the file: distributions, then boot kinds, then axes
 * @param suites names of the suites that each cell runs, in the order of the file
 * @param defaultSelection what is selected where the user selects nothing; empty: everything
 * @param warnings what the user should know, one sentence each
 */
public record Plan(
    String project,
    List<Cell> cells,
    List<String> suites,
    List<String> defaultSelection,
    List<String> warnings) {
  public Plan {
    cells = List.copyOf(cells);
    suites = List.copyOf(suites);
    defaultSelection = List.copyOf(defaultSelection);
    warnings = List.copyOf(warnings);
  }

  /** The cell with this id. */
  public Optional<Cell> cell(String id) {
    return cells.stream().filter(cell -> cell.id().text().equals(id)).findFirst();
  }

  /** Whether a suite is one of those; also if there is no suite, as where all tests are JUnit's. */
  boolean anySuite(Predicate<String> those) {
    return suites.isEmpty() || suites.stream().anyMatch(those);
  }
}
