package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.cli.view.TextTable.Entry;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.summary.Counts;
import org.distromatrix.report.summary.SuiteMatrix;
import org.distromatrix.report.summary.SuiteMatrix.Row;

/** The matrix on a screen: cells down, suites across. */
final class MatrixTable {
  private final SuiteMatrix matrix;
  private final ViewSettings settings;
  private final Paint paint;

  MatrixTable(SuiteMatrix matrix, ViewSettings settings) {
    this.matrix = matrix;
    this.settings = settings;
    this.paint = settings.paint();
  }

  List<String> lines() {
    var table = new TextTable();
    table.add(head());
    matrix.rows().forEach(row -> table.add(row(row)));
    return matrix.rows().isEmpty() ? List.of() : table.lines();
  }

  private List<Entry> head() {
    var head = new ArrayList<Entry>();
    head.add(Entry.of("cell"));
    matrix.suites().forEach(suite -> head.add(Entry.of(suite)));
    head.add(Entry.of("checks"));
    head.add(Entry.of("result"));
    return head.stream().map(e -> new Entry(e.plain(), paint.faint(e.plain()))).toList();
  }

  private List<Entry> row(Row row) {
    var entries = new ArrayList<Entry>();
    entries.add(Entry.of(row.cell().id()));
    matrix.suites().forEach(suite -> entries.add(counts(row.of(suite))));
    entries.add(checks(row.cell()));
    entries.add(result(row));
    return entries;
  }

  private Entry counts(Counts counts) {
    var parts = new ArrayList<Entry>();
    if (counts.failed() > 0) {
      var text = counts.failed() + " FAIL";
      parts.add(new Entry(text, paint.bad(text)));
    }
    if (counts.passed() > 0) {
      parts.add(Entry.of(counts.passed() + " ok"));
    }
    if (counts.skipped() > 0) {
      var text = counts.skipped() + " skip";
      parts.add(new Entry(text, paint.warning(text)));
    }
    return parts.isEmpty() ? Entry.of("-") : joined(parts);
  }

  private static Entry joined(List<Entry> parts) {
    return new Entry(
        String.join(", ", parts.stream().map(Entry::plain).toList()),
        String.join(", ", parts.stream().map(Entry::painted).toList()));
  }

  private Entry checks(CellResult cell) {
    long failed = cell.checks().stream().filter(check -> check.outcome().isFailure()).count();
    if (failed == 0) {
      return Entry.of(cell.checks().isEmpty() ? "-" : cell.checks().size() + " ok");
    }
    var text = failed + " FAIL";
    return new Entry(text, paint.bad(text));
  }

  private Entry result(Row row) {
    var known = CellWord.of(row, settings);
    var word = known.text();
    if (known.good()) {
      return new Entry(word, paint.good(word));
    } else if (row.isBroken()) {
      var loud = word.toUpperCase(java.util.Locale.ROOT);
      return new Entry(loud, paint.bad(loud));
    }
    var excuse = row.cell().allowedFailure().isPresent() ? " (allowed)" : " (known)";
    var text = row.verdict().isBad() ? word + excuse : word;
    return new Entry(text, paint.warning(text));
  }
}
