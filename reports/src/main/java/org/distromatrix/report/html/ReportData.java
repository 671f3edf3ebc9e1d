package org.distromatrix.report.html;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.report.explain.FailureGroup;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.json.JsonFormat;
import org.distromatrix.report.json.PartsJson;
import org.distromatrix.report.model.RunResult;
import tools.jackson.core.JsonGenerator;

/**
 * The run as the page's scripts read it: compact, because a hundred cells of a thousand tests must
 * open at once. Suites, names, paths and messages are numbers into {@code words}.
 *
 * <pre>
 * run       id, project, version, startedAt, tookMs, complete, arguments, baseline (its id)
 * commands  what the commands for a rerun and for a shell begin with
 * suites    { name, checks, rows }: its rows, as [ name, occurrence ]; all rows count on
 * cells     see {@link CellData}
 * pastRuns, since: see {@link PastData}
 * groups    see {@link GroupData}
 * packages  [ name, version, architecture, origin ]
 * words     the texts
 * </pre>
 */
final class ReportData {
  private final RunResult run;
  private final Grid grid;
  private final List<FailureGroup> groups;
  private final Path runFolder;
  private final Past past;

  ReportData(RunResult run, Grid grid, List<FailureGroup> groups, Path runFolder, Past past) {
    this.run = run;
    this.grid = grid;
    this.groups = groups;
    this.runFolder = runFolder;
    this.past = past;
  }

  /** Writes it, and closes the writer. */
  void write(Writer to) throws IOException {
    var words = new Words();
    var packages = new PackageTable(words);
    try (var out = JsonFormat.generator(to)) {
      out.writeStartObject();
      writeRun(out);
      writeSuites(out, words);
      var pastData = new PastData(out, words, past);
      pastData.write();
      writeCells(out, words, packages, pastData);
      new GroupData(out, grid, words).write("groups", groups);
      packages.write(out, "packages");
      words.write(out, "words");
      out.writeEndObject();
    }
  }

  private void writeRun(JsonGenerator out) {
    out.writeObjectPropertyStart("run");
    out.writeStringProperty("id", run.id());
    out.writeStringProperty("project", run.project());
    out.writeStringProperty("version", run.version());
    PartsJson.writeInstant(out, "startedAt", run.started());
    out.writeNumberProperty("tookMs", run.took().toMillis());
    out.writeBooleanProperty("complete", run.complete());
    PartsJson.writeTexts(out, "arguments", run.arguments());
    run.baseline().ifPresent(baseline -> out.writeStringProperty("baseline", baseline.run()));
    out.writeEndObject();
    var commands = NextCommands.of(run.arguments());
    out.writeObjectPropertyStart("commands");
    out.writeStringProperty("run", commands.run());
    out.writeStringProperty("shell", commands.shell());
    out.writeEndObject();
  }

  private void writeSuites(JsonGenerator out, Words words) {
    out.writeArrayPropertyStart("suites");
    int row = 0;
    while (row < grid.rows().size()) {
      row = writeSuite(out, words, row);
    }
    out.writeEndArray();
  }

  /** Writes the suite that begins with this row, and returns where the next one does. */
  private int writeSuite(JsonGenerator out, Words words, int first) {
    var group = grid.rows().get(first).group();
    out.writeStartObject();
    out.writeNumberProperty("name", words.of(group.name()));
    out.writeBooleanProperty("checks", group.checks());
    out.writeArrayPropertyStart("rows");
    int next = first;
    while (next < grid.rows().size() && grid.rows().get(next).group().equals(group)) {
      var row = grid.rows().get(next++);
      out.writeStartArray().writeNumber(words.of(row.name())).writeNumber(row.occurrence());
      out.writeEndArray();
    }
    out.writeEndArray();
    out.writeEndObject();
    return next;
  }

  private void writeCells(JsonGenerator out, Words words, PackageTable packages, PastData pastData)
      throws IOException {
    var texts = new EmbeddedTexts(runFolder, failures());
    out.writeArrayPropertyStart("cells");
    for (var column : grid.columns()) {
      new CellData(out, grid, column, run.started(), words, texts).write(packages, pastData);
    }
    out.writeEndArray();
  }

  private long failures() {
    return grid.columns().stream()
        .flatMap(column -> column.fields().values().stream())
        .filter(test -> test.outcome().isFailure())
        .count();
  }
}
