package org.distromatrix.report.json;

import java.util.List;
import java.util.Optional;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.InstalledPackage;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.model.Verdict;
import tools.jackson.core.JsonGenerator;

/** One cell in {@code results.json}. */
final class CellJson {
  private CellJson() {}

  static void write(JsonGenerator out, CellResult cell) {
    out.writeStartObject();
    writeIdentity(out, cell);
    writeAll(out, "phases", cell.phases(), CellJson::writePhase);
    writeAll(out, "tests", cell.tests(), CellJson::writeTest);
    writeAll(out, "checks", cell.checks(), PartsJson::writeCheck);
    if (cell.problem().isPresent()) {
      out.writeObjectPropertyStart("problem");
      PartsJson.writeProblem(out, cell.problem().get());
      out.writeEndObject();
    }
    PartsJson.writeTexts(out, "facts", cell.facts());
    PartsJson.writeTexts(out, "artifacts", cell.artifacts());
    writePackages(out, cell.packages());
    out.writeEndObject();
  }

  private static void writeIdentity(JsonGenerator out, CellResult cell) {
    out.writeStringProperty("id", cell.id());
    out.writeStringProperty("folder", cell.folder());
    out.writeStringProperty("distro", cell.distro());
    out.writeStringProperty("release", cell.release());
    PartsJson.writeText(out, "architecture", cell.architecture());
    out.writeStringProperty("boot", cell.boot());
    PartsJson.writeTexts(out, "axes", cell.axes());
    cell.allowedFailure().ifPresent(reason -> out.writeStringProperty("allowedFailure", reason));
    out.writeStringProperty("verdict", Verdict.of(cell).word());
  }

  private interface Fields<T> {
    void write(JsonGenerator out, T item);
  }

  private static <T> void writeAll(
      JsonGenerator out, String name, List<T> items, Fields<T> fields) {
    out.writeArrayPropertyStart(name);
    for (T item : items) {
      out.writeStartObject();
      fields.write(out, item);
      out.writeEndObject();
    }
    out.writeEndArray();
  }

  private static void writePhase(JsonGenerator out, PhaseTiming phase) {
    out.writeStringProperty("phase", phase.phase().word());
    PartsJson.writeInstant(out, "startedAt", phase.started());
    out.writeNumberProperty("tookMs", phase.took().toMillis());
    out.writeNumberProperty("waitedMs", phase.waited().toMillis());
    out.writeBooleanProperty("cached", phase.cached());
  }

  private static void writeTest(JsonGenerator out, TestResult test) {
    out.writeStringProperty("suite", test.suite());
    out.writeStringProperty("name", test.name());
    out.writeStringProperty("status", PartsJson.status(test.outcome()));
    out.writeBooleanProperty("flaky", test.flaky());
    writeAll(out, "attempts", test.attempts(), CellJson::writeAttempt);
  }

  private static void writeAttempt(JsonGenerator out, Attempt attempt) {
    out.writeNumberProperty("number", attempt.number());
    PartsJson.writeOutcome(out, attempt.outcome());
    PartsJson.writeInstant(out, "startedAt", attempt.started());
    out.writeNumberProperty("tookMs", attempt.took().toMillis());
    PartsJson.writeText(out, "log", attempt.log());
    PartsJson.writeText(out, "details", Excerpt.of(attempt.details()));
  }

  private static void writePackages(JsonGenerator out, List<InstalledPackage> packages) {
    out.writeArrayPropertyStart("packages");
    for (var installed : packages) {
      out.writeStartArray();
      out.writeString(installed.name());
      out.writeString(installed.version());
      out.writeString(installed.architecture());
      out.writeString(installed.origin());
      out.writeEndArray();
    }
    out.writeEndArray();
  }

  static CellResult read(JsonObject in) {
    return new CellResult(
        in.text("id"),
        in.text("folder"),
        in.text("distro"),
        in.text("release"),
        in.textOrEmpty("architecture"),
        in.text("boot"),
        in.textMap("axes"),
        in.has("allowedFailure") ? Optional.of(in.text("allowedFailure")) : Optional.empty(),
        in.objects("phases").stream().map(CellJson::readPhase).toList(),
        in.objects("tests").stream().map(CellJson::readTest).toList(),
        in.objects("checks").stream().map(PartsJson::check).toList(),
        in.optionalObject("problem").map(PartsJson::problem),
        in.rows("packages", 4).stream().map(CellJson::readPackage).toList(),
        in.textMap("facts"),
        in.texts("artifacts"));
  }

  private static PhaseTiming readPhase(JsonObject in) {
    return new PhaseTiming(
        in.word("phase", Phase.class),
        in.instant("startedAt"),
        in.millis("tookMs"),
        in.millis("waitedMs"),
        in.flag("cached"));
  }

  private static TestResult readTest(JsonObject in) {
    var attempts = in.objects("attempts").stream().map(CellJson::readAttempt).toList();
    if (attempts.isEmpty()) {
      throw new UnreadableJson("test \"" + in.text("name") + "\" has no attempts");
    }
    return new TestResult(in.text("suite"), in.text("name"), attempts);
  }

  private static Attempt readAttempt(JsonObject in) {
    return new Attempt(
        Math.toIntExact(in.number("number")),
        PartsJson.outcome(in),
        in.instant("startedAt"),
        in.millis("tookMs"),
        in.textOrEmpty("log"),
        in.textOrEmpty("details"));
  }

  private static InstalledPackage readPackage(List<String> row) {
    return new InstalledPackage(row.get(0), row.get(1), row.get(2), row.get(3));
  }
}
