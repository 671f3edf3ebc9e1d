package org.distromatrix.report.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.RunResult;
import tools.jackson.core.JsonGenerator;

/**
 * {@code results.json}: all that came of a run, for programs. Its schema, field by field, is the
 * resource {@code org/distromatrix/report/results.schema.json}.
 *
 * <p>The same result always makes the same bytes. Durations are whole milliseconds, instants ISO
 * 8601 with milliseconds at most. Lists and maps are always there, maybe empty; a text that would
 * be empty, and what is not known, is left out. Texts of a guest longer than 64 Ki characters are
 * cut in the middle.
 */
public final class ResultsJson {
  /** Bytes beyond which a file is not read. */
  static final long SIZE_LIMIT = 256L << 20;

  private ResultsJson() {}

  /** Writes the file beside its place and moves it there when it is whole. */
  public static void write(RunResult run, Path file) throws IOException {
    WholeFile.write(file, bytes(run));
  }

  /** The content of the file. */
  public static byte[] bytes(RunResult run) {
    var bytes = new ByteArrayOutputStream(64 * 1024);
    // a Writer, because it replaces lone surrogates where Jackson's own encoder would give up
    try (var out = JsonFormat.generator(new OutputStreamWriter(bytes, UTF_8))) {
      writeRun(out, run);
      out.writeRaw('\n');
    }
    return bytes.toByteArray();
  }

  /**
   * Reads a file back.
   *
   * @throws UnreadableJson naming the file, the place and the reason if it is cut, of another
   *     version, or not such a file at all
   * @throws IOException if it cannot be read from the disk
   */
  public static RunResult read(Path file) throws IOException {
    try {
      return parse(bounded(file));
    } catch (UnreadableJson e) {
      throw new UnreadableJson("Cannot read \"" + file + "\": " + e.getMessage(), e);
    }
  }

  static RunResult parse(byte[] document) {
    var in = JsonFormat.parse(document);
    checkVersion(in.number("schemaVersion"));
    return new RunResult(
        in.text("id"),
        in.text("project"),
        in.text("version"),
        in.instant("startedAt"),
        in.millis("tookMs"),
        in.flag("complete"),
        in.texts("arguments"),
        in.objects("cells").stream().map(CellJson::read).toList(),
        in.optionalObject("baseline").map(ResultsJson::readBaseline));
  }

  private static byte[] bounded(Path file) throws IOException {
    if (Files.size(file) > SIZE_LIMIT) {
      throw new UnreadableJson("it is larger than " + (SIZE_LIMIT >> 20) + " MiB");
    }
    return Files.readAllBytes(file);
  }

  private static void checkVersion(long version) {
    if (version != RunResult.SCHEMA_VERSION) {
      throw new UnreadableJson(
          "it has schemaVersion "
              + version
              + ", and this program reads "
              + RunResult.SCHEMA_VERSION
              + (version > RunResult.SCHEMA_VERSION
                  ? "; read it with the newer matrix that wrote it"
                  : "; run again to get a file of today's version"));
    }
  }

  private static void writeRun(JsonGenerator out, RunResult run) {
    out.writeStartObject();
    out.writeNumberProperty("schemaVersion", RunResult.SCHEMA_VERSION);
    out.writeStringProperty("id", run.id());
    out.writeStringProperty("project", run.project());
    out.writeStringProperty("version", run.version());
    PartsJson.writeInstant(out, "startedAt", run.started());
    out.writeNumberProperty("tookMs", run.took().toMillis());
    out.writeBooleanProperty("complete", run.complete());
    PartsJson.writeTexts(out, "arguments", run.arguments());
    run.baseline().ifPresent(baseline -> writeBaseline(out, baseline));
    out.writeArrayPropertyStart("cells");
    run.cells().forEach(cell -> CellJson.write(out, cell));
    out.writeEndArray();
    out.writeEndObject();
  }

  private static void writeBaseline(JsonGenerator out, Baseline baseline) {
    out.writeObjectPropertyStart("baseline");
    out.writeStringProperty("run", baseline.run());
    PartsJson.writeTexts(out, "known", baseline.known());
    PartsJson.writeTexts(out, "fixed", baseline.fixed());
    out.writeEndObject();
  }

  private static Baseline readBaseline(JsonObject in) {
    return new Baseline(in.text("run"), in.texts("known"), in.texts("fixed"));
  }
}
