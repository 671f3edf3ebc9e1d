package org.distromatrix.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Counting;

/**
 * The matrix of a run as the report shows it: tests down, cells across.
 *
 * @param rows grouped by suite, in the order in which they first appear; the checks come last
 * @param columns in plan order
 * @param counting which failures count
 */
record Grid(List<Row> rows, List<Column> columns, Counting counting) {
  Grid {
    rows = List.copyOf(rows);
    columns = List.copyOf(columns);
  }

  static Grid of(RunResult run) {
    var columns = run.cells().stream().map(Column::of).toList();
    var groups = new LinkedHashMap<Row.Group, Set<Row>>();
    for (var column : columns) {
      for (var row : column.fields().keySet()) {
        groups.computeIfAbsent(row.group(), group -> new LinkedHashSet<>()).add(row);
      }
    }
    var rows = new ArrayList<Row>();
    groups.values().stream().flatMap(Set::stream).filter(row -> !row.check()).forEach(rows::add);
    groups.values().stream().flatMap(Set::stream).filter(Row::check).forEach(rows::add);
    return new Grid(rows, columns, Counting.of(run));
  }
}
