package org.distromatrix.report.summary;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.Verdict;

/**
 * The matrix of a run: cells down, suites across.
 *
 * @param suites names in the order they first appear
 * @param rows one for each cell, in plan order
 */
public record SuiteMatrix(List<String> suites, List<Row> rows) {
  public SuiteMatrix {
    suites = List.copyOf(suites);
    rows = List.copyOf(rows);
  }

  /**
   * One cell.
   *
   * @param cell all that came of it
   * @param verdict in one word
   * @param counts by suite; a suite that the cell did not get to is missing
   */
  public record Row(CellResult cell, Verdict verdict, Map<String, Counts> counts) {
    /** Counts of the suite, none if the cell did not get to it. */
    public Counts of(String suite) {
      return counts.getOrDefault(suite, Counts.NONE);
    }

    /** Whether it went wrong and nothing allows that. */
    public boolean isBroken() {
      return verdict.isBad() && cell.allowedFailure().isEmpty();
    }
  }

  /** Counts a run. */
  public static SuiteMatrix of(RunResult run) {
    var suites = new LinkedHashSet<String>();
    run.cells().forEach(cell -> cell.tests().forEach(test -> suites.add(test.suite())));
    return new SuiteMatrix(
        List.copyOf(suites), run.cells().stream().map(SuiteMatrix::row).toList());
  }

  private static Row row(CellResult cell) {
    var counts = new LinkedHashMap<String, Counts>();
    for (var test : cell.tests()) {
      counts.merge(test.suite(), Counts.of(List.of(test).stream()), Counts::plus);
    }
    return new Row(cell, Verdict.of(cell), counts);
  }

  /** All tests of all cells. */
  public Counts total() {
    return rows.stream()
        .flatMap(row -> row.counts().values().stream())
        .reduce(Counts.NONE, Counts::plus);
  }
}
