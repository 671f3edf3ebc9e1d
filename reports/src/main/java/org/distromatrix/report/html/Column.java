package org.distromatrix.report.html;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.TestResult;

/**
 * One column of the matrix: a cell, and what it has in which row.
 *
 * @param cell all that came of it
 * @param fields in the order of its results; a row that it did not get to is missing
 */
record Column(CellResult cell, Map<Row, TestResult> fields) {
  static Column of(CellResult cell) {
    var fields = new LinkedHashMap<Row, TestResult>();
    var seen = new HashMap<List<String>, Integer>();
    for (var test : cell.tests()) {
      int occurrence = seen.merge(List.of(test.suite(), test.name()), 1, Integer::sum);
      fields.put(new Row(test.suite(), test.name(), occurrence, false), test);
    }
    cell.checks().forEach(check -> fields.put(row(check), result(check)));
    return new Column(cell, fields);
  }

  private static Row row(CheckResult check) {
    return new Row(Row.CHECKS, check.name(), 1, true);
  }

  /** A check as a test: then all fields are alike. */
  private static TestResult result(CheckResult check) {
    var only = new Attempt(1, check.outcome(), Instant.EPOCH, Duration.ZERO, "", check.details());
    return new TestResult(Row.CHECKS, check.name(), List.of(only));
  }

  Optional<TestResult> at(Row row) {
    return Optional.ofNullable(fields.get(row));
  }
}
