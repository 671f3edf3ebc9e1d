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
   * @param isBroken whether it went wrong, and neither an allowance nor a baseline covers that
   */
  public record Row(
      CellResult cell, Verdict verdict, Map<String, Counts> counts, boolean isBroken) {
    /** Whether something failed, and the run's baseline has all of it. */
    public boolean isKnown() {
      return verdict == Verdict.FAILED && !isBroken && cell.allowedFailure().isEmpty();
    }

    /** Counts of the suite, none if the cell did not get to it. */
    public Counts of(String suite) {
      return counts.getOrDefault(suite, Counts.NONE);
    }
  }

  /** Counts a run. */
  public static SuiteMatrix of(RunResult run) {
    var suites = new LinkedHashSet<String>();
    run.cells().forEach(cell -> cell.tests().forEach(test -> suites.add(test.suite())));
    var counting = Counting.of(run);
    return new SuiteMatrix(
        List.copyOf(suites), run.cells().stream().map(cell -> row(cell, counting)).toList());
  }

  private static Row row(CellResult cell, Counting counting) {
    var counts = new LinkedHashMap<String, Counts>();
    for (var test : cell.tests()) {
      counts.merge(test.suite(), Counts.of(List.of(test).stream()), Counts::plus);
    }
    return new Row(cell, Verdict.of(cell), counts, counting.isBroken(cell));
  }

  /** All tests of all cells. */
  public Counts total() {
    return rows.stream()
        .flatMap(row -> row.counts().values().stream())
        .reduce(Counts.NONE, Counts::plus);
  }
}
