package org.distromatrix.report.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.distromatrix.report.json.JsonFormat;
import org.distromatrix.report.json.JsonObject;
import org.distromatrix.report.json.PartsJson;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.json.WholeFile;

/**
 * The history of a project in one file, about 20 bytes and the length of its id for each test: no
 * report of an earlier run has to be read for it.
 *
 * <pre>
 * { "schemaVersion": 1, "project": "tally", "runs": [ { id, startedAt } ], "outcomes": { id: "ppfp" } }
 * </pre>
 */
public final class HistoryFile {
  private static final int SCHEMA_VERSION = 1;

  private HistoryFile() {}

  /**
   * Reads it. What is not there, damaged, of another version or of another project is no history.
   *
   * @param project whose history is wanted
   */
  public static OutcomeHistory read(Path file, String project) throws IOException {
    try {
      var history = parse(JsonFormat.parse(Files.readAllBytes(file)));
      return history.project().equals(project) ? history : OutcomeHistory.none(project);
    } catch (NoSuchFileException | UnreadableJson | IllegalArgumentException e) {
      return OutcomeHistory.none(project);
    }
  }

  private static OutcomeHistory parse(JsonObject in) {
    if (in.number("schemaVersion") != SCHEMA_VERSION) {
      throw new UnreadableJson("another version");
    }
    return new OutcomeHistory(
        in.text("project"),
        in.objects("runs").stream()
            .map(run -> new PastRun(run.text("id"), run.instant("startedAt")))
            .toList(),
        in.textMap("outcomes"));
  }

  /**
   * Writes it beside its place and moves it there. Whoever adds to it holds a lock from before it
   * is read until it is written: of two runs that end at once, one would be lost.
   */
  public static void write(OutcomeHistory history, Path file) throws IOException {
    var text = new StringWriter();
    try (var out = JsonFormat.generator(text)) {
      out.writeStartObject();
      out.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
      out.writeStringProperty("project", history.project());
      out.writeArrayPropertyStart("runs");
      for (var run : history.runs()) {
        out.writeStartObject();
        out.writeStringProperty("id", run.id());
        PartsJson.writeInstant(out, "startedAt", run.started());
        out.writeEndObject();
      }
      out.writeEndArray();
      PartsJson.writeTexts(out, "outcomes", history.outcomes());
      out.writeEndObject();
    }
    WholeFile.write(file, text.toString().getBytes(UTF_8));
  }
}
