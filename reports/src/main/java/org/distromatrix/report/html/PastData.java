package org.distromatrix.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.distromatrix.report.compare.Change;
import org.distromatrix.report.compare.Comparison;
import org.distromatrix.report.compare.ComparisonWords;
import org.distromatrix.report.compare.PackageChange;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.history.SinceWhen;
import org.distromatrix.report.json.PartsJson;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.summary.Subject;
import tools.jackson.core.JsonGenerator;

/**
 * What is known of earlier runs, in the page's data.
 *
 * <pre>
 * pastRuns  { id, startedAt }, the oldest first, this one last
 * since     { run, startedAt, remarks, totals, groups, packages }: what changed since that run
 *   groups    { change, title, all, shown: [ { cell, test, message } ] }: the first of all
 *   packages  { cells, all, shown }: cells that have the same differences
 * of a cell:
 * history   if there are past runs, the letters of each row that has a result, one for each run, as a word
 * when      by number of the row, since when it ends as it does, as a word
 * </pre>
 */
final class PastData {
  /** Changes of a kind, and packages of a cell, that the page names. */
  private static final int MOST = 200;

  private static final List<Change> TOLD =
      List.of(Change.NEW_FAILURE, Change.FIXED, Change.FLAKY, Change.SKIPPED);

  private final JsonGenerator out;
  private final Words words;
  private final Past past;

  PastData(JsonGenerator out, Words words, Past past) {
    this.out = out;
    this.words = words;
    this.past = past;
  }

  void write() {
    out.writeArrayPropertyStart("pastRuns");
    for (var run : past.history().runs()) {
      out.writeStartObject();
      out.writeStringProperty("id", run.id());
      PartsJson.writeInstant(out, "startedAt", run.started());
      out.writeEndObject();
    }
    out.writeEndArray();
    past.since().ifPresent(this::writeSince);
  }

  /** Writes the past of a cell's rows. */
  void write(CellResult cell, List<Row> rows, Column column) {
    if (past.history().runs().isEmpty()) {
      return;
    }
    out.writeArrayPropertyStart("history");
    for (var row : rows) {
      if (column.at(row).isPresent()) {
        out.writeNumber(words.of(past.history().of(row.subject().id(cell.id()))));
      }
    }
    out.writeEndArray();
    out.writeObjectPropertyStart("when");
    for (int row = 0; row < rows.size(); row++) {
      var when = SinceWhen.of(past.history(), rows.get(row).subject().id(cell.id()));
      if (!when.isEmpty()) {
        out.writeNumberProperty(String.valueOf(row), words.of(when));
      }
    }
    out.writeEndObject();
  }

  private void writeSince(Comparison since) {
    out.writeObjectPropertyStart("since");
    out.writeStringProperty("run", since.before().id());
    PartsJson.writeInstant(out, "startedAt", since.before().started());
    PartsJson.writeTexts(out, "remarks", ComparisonWords.incomplete(since));
    out.writeStringProperty("totals", ComparisonWords.totals(since));
    out.writeArrayPropertyStart("groups");
    TOLD.forEach(change -> writeGroup(change, since.all(change), since.count(change, true)));
    out.writeEndArray();
    writePackages(since);
    out.writeEndObject();
  }

  private void writeGroup(Change change, List<Comparison.Changed> all, long allowed) {
    if (all.isEmpty()) {
      return;
    }
    out.writeStartObject();
    out.writeStringProperty("change", change.word());
    var words = all.size() == 1 ? change.shown() : change.shownAll();
    var mark = allowed == 0 ? "" : ", " + allowed + " allowed";
    out.writeStringProperty("title", all.size() + " " + words + mark);
    out.writeNumberProperty("all", all.size());
    out.writeArrayPropertyStart("shown");
    all.stream().limit(MOST).forEach(this::write);
    out.writeEndArray();
    out.writeEndObject();
  }

  private void write(Comparison.Changed changed) {
    out.writeStartObject();
    out.writeStringProperty("cell", changed.cell());
    out.writeStringProperty("test", path(changed.result().subject()));
    out.writeNumberProperty("message", words.of(changed.result().message()));
    out.writeEndObject();
  }

  /** As the page's address names a row; "" for the cell itself. */
  private static String path(Subject subject) {
    return switch (subject.kind()) {
      case CELL -> "";
      case CHECK -> "check/" + subject.name();
      case TEST -> subject.label();
    };
  }

  private void writePackages(Comparison since) {
    var cells = new LinkedHashMap<List<PackageChange>, List<String>>();
    for (var cell : since.cells()) {
      if (!cell.packages().isEmpty()) {
        cells.computeIfAbsent(cell.packages(), key -> new ArrayList<>()).add(cell.cell());
      }
    }
    out.writeArrayPropertyStart("packages");
    cells.forEach(this::writePackages);
    out.writeEndArray();
  }

  private void writePackages(List<PackageChange> changes, List<String> cells) {
    out.writeStartObject();
    PartsJson.writeTexts(out, "cells", cells);
    out.writeNumberProperty("all", changes.size());
    PartsJson.writeTexts(
        out, "shown", changes.stream().limit(MOST).map(ComparisonWords::of).toList());
    out.writeEndObject();
  }
}
