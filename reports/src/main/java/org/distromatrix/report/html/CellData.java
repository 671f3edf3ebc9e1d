package org.distromatrix.report.html;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.distromatrix.report.json.PartsJson;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.model.Verdict;
import tools.jackson.core.JsonGenerator;

/**
 * One cell in the page's data.
 *
 * <pre>
 * id, distro, release, architecture, boot, axes, allowed, verdict, facts, artifacts: as in results.json
 * problem   fault, phase, message, hint, log, output, leftOut
 * phases    [ name, started, took, waited, cached ], in milliseconds since the start of the run
 * packages  numbers of packages
 * outcomes  a letter for each row: p, f, s, k (flaky), or . where there is no result
 * took      milliseconds of each row that has a result
 * logs      the path of each of those, its folder and its name as words
 * more      by number of the row, the attempts of what is more than one quiet pass
 * history, when: see {@link PastData}
 * known     numbers of the rows whose failures the run's baseline has, too
 * </pre>
 */
final class CellData {
  private final JsonGenerator out;
  private final Grid grid;
  private final Column column;
  private final CellResult cell;
  private final Instant start;
  private final EmbeddedTexts texts;
  private final AttemptData attempts;

  CellData(
      JsonGenerator out,
      Grid grid,
      Column column,
      Instant start,
      Words words,
      EmbeddedTexts texts) {
    this.out = out;
    this.grid = grid;
    this.column = column;
    this.cell = column.cell();
    this.start = start;
    this.texts = texts;
    this.attempts = new AttemptData(out, start, words, texts);
  }

  void write(PackageTable packages, PastData past) throws IOException {
    out.writeStartObject();
    writeIdentity();
    if (cell.problem().isPresent()) {
      writeProblem(cell.problem().get());
    }
    writePhases();
    PartsJson.writeTexts(out, "facts", cell.facts());
    PartsJson.writeTexts(out, "artifacts", cell.artifacts());
    packages.writeNumbers(out, "packages", cell.packages());
    writeOutcomes();
    writeTook();
    writeLogs();
    writeMore();
    writeKnown();
    past.write(cell, grid.rows(), column);
    out.writeEndObject();
  }

  private void writeIdentity() {
    out.writeStringProperty("id", cell.id());
    out.writeStringProperty("distro", cell.distro());
    out.writeStringProperty("release", cell.release());
    out.writeStringProperty("architecture", cell.architecture());
    out.writeStringProperty("boot", cell.boot());
    PartsJson.writeTexts(out, "axes", cell.axes());
    cell.allowedFailure().ifPresent(reason -> out.writeStringProperty("allowed", reason));
    out.writeStringProperty("verdict", Verdict.of(cell).word());
  }

  private void writeProblem(CellProblem problem) throws IOException {
    out.writeObjectPropertyStart("problem");
    out.writeStringProperty("fault", problem.fault());
    out.writeStringProperty("phase", problem.phase().word());
    out.writeStringProperty("message", texts.message(problem.message()));
    PartsJson.writeText(out, "hint", texts.message(problem.hint()));
    PartsJson.writeText(out, "log", problem.log());
    var tail = texts.log(problem.log());
    PartsJson.writeText(
        out, "output", tail.isPresent() ? tail.get().text() : texts.details(problem.tail()));
    out.writeNumberProperty("leftOut", tail.isPresent() ? tail.get().leftOut() : 0);
    out.writeEndObject();
  }

  private void writePhases() {
    out.writeArrayPropertyStart("phases");
    for (var phase : cell.phases()) {
      out.writeStartArray();
      out.writeString(phase.phase().word());
      out.writeNumber(Duration.between(start, phase.started()).toMillis());
      out.writeNumber(phase.took().toMillis());
      out.writeNumber(phase.waited().toMillis());
      out.writeBoolean(phase.cached());
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  private void writeOutcomes() {
    var letters = new StringBuilder(grid.rows().size());
    for (var row : grid.rows()) {
      letters.append(column.at(row).map(AttemptData::letter).orElse('.'));
    }
    out.writeStringProperty("outcomes", letters.toString());
  }

  private void writeTook() {
    out.writeArrayPropertyStart("took");
    for (var row : grid.rows()) {
      column.at(row).ifPresent(test -> out.writeNumber(took(test).toMillis()));
    }
    out.writeEndArray();
  }

  private static Duration took(TestResult test) {
    return test.attempts().stream().map(a -> a.took()).reduce(Duration.ZERO, Duration::plus);
  }

  private void writeLogs() {
    out.writeArrayPropertyStart("logs");
    for (var row : grid.rows()) {
      column.at(row).ifPresent(attempts::writeLastLog);
    }
    out.writeEndArray();
  }

  private void writeMore() throws IOException {
    out.writeObjectPropertyStart("more");
    for (int row = 0; row < grid.rows().size(); row++) {
      var test = column.at(grid.rows().get(row));
      if (test.isPresent() && !AttemptData.isPlain(test.get())) {
        out.writeArrayPropertyStart(String.valueOf(row));
        attempts.write(test.get());
        out.writeEndArray();
      }
    }
    out.writeEndObject();
  }

  private void writeKnown() {
    out.writeArrayPropertyStart("known");
    for (int row = 0; row < grid.rows().size(); row++) {
      if (grid.counting().knownIn(cell, grid.rows().get(row).subject()).isPresent()) {
        out.writeNumber(row);
      }
    }
    out.writeEndArray();
  }
}
