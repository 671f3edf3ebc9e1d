package org.distromatrix.report.compare;

import java.io.StringWriter;
import org.distromatrix.report.json.JsonFormat;
import org.distromatrix.report.json.PartsJson;
import org.distromatrix.report.model.RunResult;
import tools.jackson.core.JsonGenerator;

/**
 * A comparison for programs, in the forms of {@code results.json}.
 *
 * <pre>
 * { schemaVersion: 1, project, before: { id, startedAt, complete }, after,
 *   cells: [ { id, presence: both | new | gone, allowedFailure, unchanged, packagesKnown,
 *     results: [ { change, kind: cell | test | check, suite, name, occurrence, message, beforeMs, afterMs } ],
 *     phases: [ { phase, beforeMs, afterMs } ],
 *     packages: [ { name, architecture, before, after } ] } ] }
 * </pre>
 *
 * A text that would be empty is left out: a package without {@code before} was added. Failures of a
 * cell with {@code allowedFailure} do not count in the later run.
 */
public final class ComparisonJson {
  private static final int SCHEMA_VERSION = 1;

  private ComparisonJson() {}

  /** One line of JSON. */
  public static String of(Comparison comparison) {
    var text = new StringWriter();
    try (var out = JsonFormat.generator(text)) {
      out.writeStartObject();
      out.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
      out.writeStringProperty("project", comparison.after().project());
      write(out, "before", comparison.before());
      write(out, "after", comparison.after());
      out.writeArrayPropertyStart("cells");
      comparison.cells().forEach(cell -> write(out, cell));
      out.writeEndArray();
      out.writeEndObject();
    }
    return text.toString();
  }

  private static void write(JsonGenerator out, String name, RunResult run) {
    out.writeObjectPropertyStart(name);
    out.writeStringProperty("id", run.id());
    PartsJson.writeInstant(out, "startedAt", run.started());
    out.writeBooleanProperty("complete", run.complete());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, CellChange cell) {
    out.writeStartObject();
    out.writeStringProperty("id", cell.cell());
    out.writeStringProperty("presence", lower(cell.presence()));
    PartsJson.writeText(out, "allowedFailure", cell.allowedFailure().orElse(""));
    out.writeBooleanProperty("unchanged", cell.unchanged());
    out.writeBooleanProperty("packagesKnown", cell.packagesKnown());
    out.writeArrayPropertyStart("results");
    cell.results().forEach(result -> write(out, result));
    out.writeEndArray();
    out.writeArrayPropertyStart("phases");
    cell.phases().forEach(phase -> write(out, phase));
    out.writeEndArray();
    out.writeArrayPropertyStart("packages");
    cell.packages().forEach(change -> write(out, change));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, ResultChange result) {
    out.writeStartObject();
    out.writeStringProperty("change", result.change().word());
    out.writeStringProperty("kind", lower(result.subject().kind()));
    PartsJson.writeText(out, "suite", result.subject().suite());
    PartsJson.writeText(out, "name", result.subject().name());
    out.writeNumberProperty("occurrence", result.subject().occurrence());
    PartsJson.writeText(out, "message", result.message());
    out.writeNumberProperty("beforeMs", result.before().toMillis());
    out.writeNumberProperty("afterMs", result.after().toMillis());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, SlowerPhase phase) {
    out.writeStartObject();
    out.writeStringProperty("phase", phase.phase().word());
    out.writeNumberProperty("beforeMs", phase.before().toMillis());
    out.writeNumberProperty("afterMs", phase.after().toMillis());
    out.writeEndObject();
  }

  private static void write(JsonGenerator out, PackageChange change) {
    out.writeStartObject();
    out.writeStringProperty("name", change.name());
    out.writeStringProperty("architecture", change.architecture());
    PartsJson.writeText(out, "before", change.before());
    PartsJson.writeText(out, "after", change.after());
    out.writeEndObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(java.util.Locale.ROOT);
  }
}
