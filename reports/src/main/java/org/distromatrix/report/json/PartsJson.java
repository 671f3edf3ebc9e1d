package org.distromatrix.report.json;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import tools.jackson.core.JsonGenerator;

/** The parts of a result that events carry too, in the same form. */
public final class PartsJson {
  private PartsJson() {}

  /** Writes a text; "" is left out. */
  public static void writeText(JsonGenerator out, String name, String text) {
    if (!text.isEmpty()) {
      out.writeStringProperty(name, text);
    }
  }

  /** Writes an instant in ISO 8601, to the millisecond. */
  public static void writeInstant(JsonGenerator out, String name, Instant instant) {
    out.writeStringProperty(name, instant.truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /** Writes a list of texts. */
  public static void writeTexts(JsonGenerator out, String name, List<String> texts) {
    out.writeArrayPropertyStart(name);
    texts.forEach(out::writeString);
    out.writeEndArray();
  }

  /** Writes an object of texts. */
  public static void writeTexts(JsonGenerator out, String name, Map<String, String> texts) {
    out.writeObjectPropertyStart(name);
    texts.forEach(out::writeStringProperty);
    out.writeEndObject();
  }

  /** Writes the fields of an outcome. */
  public static void writeOutcome(JsonGenerator out, Outcome outcome) {
    out.writeStringProperty("status", status(outcome));
    if (outcome instanceof Outcome.Failed failed) {
      out.writeStringProperty("kind", failed.kind().word());
      out.writeStringProperty("message", Excerpt.of(failed.message()));
    } else if (outcome instanceof Outcome.Skipped skipped) {
      out.writeStringProperty("message", Excerpt.of(skipped.reason()));
    }
  }

  /** {@code passed}, {@code failed} or {@code skipped}. */
  static String status(Outcome outcome) {
    if (outcome instanceof Outcome.Failed) {
      return "failed";
    }
    return outcome instanceof Outcome.Skipped ? "skipped" : "passed";
  }

  /** Reads an outcome from the fields of an object. */
  public static Outcome outcome(JsonObject in) {
    var status = in.text("status");
    return switch (status) {
      case "passed" -> Outcome.passed();
      case "failed" -> Outcome.failed(in.word("kind", FailureKind.class), in.text("message"));
      case "skipped" -> Outcome.skipped(in.text("message"));
      default -> throw new UnreadableJson("\"" + status + "\" is not a status");
    };
  }

  /** Writes the fields of a check's result. */
  public static void writeCheck(JsonGenerator out, CheckResult check) {
    out.writeStringProperty("name", check.name());
    writeOutcome(out, check.outcome());
    writeText(out, "details", Excerpt.of(check.details()));
  }

  /** Reads a check's result from the fields of an object. */
  public static CheckResult check(JsonObject in) {
    return new CheckResult(in.text("name"), outcome(in), in.textOrEmpty("details"));
  }

  /** Writes the fields of a cell's problem. */
  public static void writeProblem(JsonGenerator out, CellProblem problem) {
    out.writeStringProperty("fault", problem.fault());
    out.writeStringProperty("phase", problem.phase().word());
    out.writeStringProperty("message", Excerpt.of(problem.message()));
    writeText(out, "hint", problem.hint());
    writeText(out, "log", problem.log());
    writeText(out, "tail", Excerpt.of(problem.tail()));
  }

  /** Reads a cell's problem from the fields of an object. */
  public static CellProblem problem(JsonObject in) {
    return new CellProblem(
        in.text("fault"),
        in.word("phase", Phase.class),
        in.text("message"),
        in.textOrEmpty("hint"),
        in.textOrEmpty("log"),
        in.textOrEmpty("tail"));
  }
}
