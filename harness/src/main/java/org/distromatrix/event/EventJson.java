package org.distromatrix.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.StringWriter;
import org.distromatrix.event.RunEvent.CellEnded;
import org.distromatrix.event.RunEvent.CellFailed;
import org.distromatrix.event.RunEvent.CellPlanned;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.Interrupted;
import org.distromatrix.event.RunEvent.PhaseEnded;
import org.distromatrix.event.RunEvent.PhaseStarted;
import org.distromatrix.event.RunEvent.Progress;
import org.distromatrix.event.RunEvent.RunEnded;
import org.distromatrix.event.RunEvent.RunStarted;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.SuiteStarted;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.event.RunEvent.TestStarted;
import org.distromatrix.event.RunEvent.Waiting;
import org.distromatrix.event.RunEvent.Warning;
import org.distromatrix.report.json.JsonFormat;
import org.distromatrix.report.json.PartsJson;
import tools.jackson.core.JsonGenerator;

/**
 * Events as JSON, one line each: what {@code events.jsonl} holds and {@code --json} prints.
 *
 * <pre>
 * {"number":7,"at":"2026-01-31T12:00:00.250Z","type":"phase-ended","cell":"debian:13/nspawn",
 *  "phase":"image","tookMs":12,"cached":true}
 * </pre>
 *
 * <p>Every line has {@code number}, {@code at} and {@code type}; the rest are the components of the
 * event, named as they are. Outcomes, checks and problems look as in {@code results.json}. An empty
 * text is left out. {@code run-started} carries {@code schemaVersion}. Type names and fields stay;
 * new ones may come.
 */
public final class EventJson {
  /** Version of the format; raised when a reader of the old one breaks. */
  public static final int SCHEMA_VERSION = 1;

  private EventJson() {}

  /** The event as one line, without its line feed. */
  public static String line(Stamped event) {
    var text = new StringWriter(256);
    try (var out = JsonFormat.generator(text)) {
      out.writeStartObject();
      out.writeNumberProperty("number", event.number());
      PartsJson.writeInstant(out, "at", event.at());
      writeRunEvent(out, event.event());
      out.writeEndObject();
    }
    return text.toString();
  }

  /**
   * Reads a line back.
   *
   * @throws org.distromatrix.report.json.UnreadableJson if it is not an event
   */
  public static Stamped read(String line) {
    var in = JsonFormat.parse(line.getBytes(UTF_8));
    return new Stamped(in.number("number"), in.instant("at"), EventReading.event(in));
  }

  private static void writeRunEvent(JsonGenerator out, RunEvent event) {
    if (event instanceof RunStarted e) {
      type(out, "run-started");
      out.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
      out.writeStringProperty("run", e.run());
      out.writeStringProperty("project", e.project());
      out.writeStringProperty("version", e.version());
      PartsJson.writeTexts(out, "arguments", e.arguments());
      PartsJson.writeTexts(out, "cells", e.cells());
    } else if (event instanceof Interrupted e) {
      type(out, "interrupted");
      out.writeStringProperty("signal", e.signal());
    } else if (event instanceof RunEnded e) {
      type(out, "run-ended");
      out.writeNumberProperty("tookMs", e.took().toMillis());
      out.writeNumberProperty("exitCode", e.exitCode());
    } else {
      writeCellEvent(out, event);
    }
  }

  private static void writeCellEvent(JsonGenerator out, RunEvent event) {
    if (event instanceof CellPlanned e) {
      cell(out, "cell-planned", e.cell());
      writePlanned(out, e);
    } else if (event instanceof Warning e) {
      type(out, "warning");
      PartsJson.writeText(out, "cell", e.cell());
      out.writeStringProperty("message", e.message());
    } else if (event instanceof CheckEnded e) {
      cell(out, "check-ended", e.cell());
      PartsJson.writeCheck(out, e.result());
      PartsJson.writeText(out, "known", e.known());
    } else if (event instanceof CellFailed e) {
      cell(out, "cell-failed", e.cell());
      PartsJson.writeProblem(out, e.problem());
    } else if (event instanceof CellEnded e) {
      cell(out, "cell-ended", e.cell());
      out.writeBooleanProperty("failed", e.failed());
      out.writeBooleanProperty("allowed", e.allowed());
      PartsJson.writeText(out, "known", e.known());
      out.writeNumberProperty("tookMs", e.took().toMillis());
    } else {
      writePhaseEvent(out, event);
    }
  }

  private static void writePhaseEvent(JsonGenerator out, RunEvent event) {
    if (event instanceof PhaseStarted e) {
      cell(out, "phase-started", e.cell());
      out.writeStringProperty("phase", e.phase().word());
    } else if (event instanceof Waiting e) {
      cell(out, "waiting", e.cell());
      out.writeStringProperty("phase", e.phase().word());
      out.writeStringProperty("reason", e.reason());
    } else if (event instanceof Progress e) {
      cell(out, "progress", e.cell());
      out.writeStringProperty("phase", e.phase().word());
      out.writeStringProperty("message", e.message());
    } else if (event instanceof PhaseEnded e) {
      cell(out, "phase-ended", e.cell());
      out.writeStringProperty("phase", e.phase().word());
      out.writeNumberProperty("tookMs", e.took().toMillis());
      out.writeBooleanProperty("cached", e.cached());
    } else {
      writeTestEvent(out, event);
    }
  }

  private static void writeTestEvent(JsonGenerator out, RunEvent event) {
    if (event instanceof SuiteStarted e) {
      cell(out, "suite-started", e.cell());
      out.writeStringProperty("suite", e.suite());
    } else if (event instanceof TestStarted e) {
      cell(out, "test-started", e.cell());
      test(out, e.suite(), e.test(), e.attempt());
    } else if (event instanceof TestEnded e) {
      cell(out, "test-ended", e.cell());
      test(out, e.suite(), e.test(), e.attempt());
      out.writeBooleanProperty("last", e.last());
      PartsJson.writeOutcome(out, e.outcome());
      out.writeNumberProperty("tookMs", e.took().toMillis());
      PartsJson.writeText(out, "log", e.log());
      PartsJson.writeText(out, "tail", e.tail());
      PartsJson.writeText(out, "known", e.known());
    } else {
      throw new IllegalStateException("no JSON form for " + event.getClass());
    }
  }

  private static void writePlanned(JsonGenerator out, CellPlanned e) {
    out.writeStringProperty("folder", e.folder());
    out.writeStringProperty("distro", e.distro());
    out.writeStringProperty("release", e.release());
    PartsJson.writeText(out, "architecture", e.architecture());
    out.writeStringProperty("boot", e.boot());
    PartsJson.writeTexts(out, "axes", e.axes());
    e.allowedFailure().ifPresent(reason -> out.writeStringProperty("allowedFailure", reason));
  }

  private static void test(JsonGenerator out, String suite, String test, int attempt) {
    out.writeStringProperty("suite", suite);
    out.writeStringProperty("test", test);
    out.writeNumberProperty("attempt", attempt);
  }

  private static void cell(JsonGenerator out, String type, String cell) {
    type(out, type);
    out.writeStringProperty("cell", cell);
  }

  private static void type(JsonGenerator out, String type) {
    out.writeStringProperty("type", type);
  }
}
