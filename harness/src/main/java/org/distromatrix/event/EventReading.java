package org.distromatrix.event;

import java.util.Optional;
import org.distromatrix.report.json.JsonObject;
import org.distromatrix.report.json.PartsJson;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.model.Phase;

/** Events from the JSON that {@link EventJson} describes. */
final class EventReading {
  private EventReading() {}

  static RunEvent event(JsonObject in) {
    var type = in.text("type");
    return switch (type) {
      case "run-started" -> runStarted(in);
      case "cell-planned" -> cellPlanned(in);
      case "phase-started" -> new RunEvent.PhaseStarted(in.text("cell"), phase(in));
      case "waiting" -> new RunEvent.Waiting(in.text("cell"), phase(in), in.text("reason"));
      case "progress" -> new RunEvent.Progress(in.text("cell"), phase(in), in.text("message"));
      case "phase-ended" ->
          new RunEvent.PhaseEnded(
              in.text("cell"), phase(in), in.millis("tookMs"), in.flag("cached"));
      case "warning" -> new RunEvent.Warning(in.textOrEmpty("cell"), in.text("message"));
      case "suite-started" -> new RunEvent.SuiteStarted(in.text("cell"), in.text("suite"));
      case "test-started" ->
          new RunEvent.TestStarted(in.text("cell"), in.text("suite"), in.text("test"), attempt(in));
      case "test-ended" -> testEnded(in);
      case "check-ended" ->
          new RunEvent.CheckEnded(in.text("cell"), PartsJson.check(in), in.textOrEmpty("known"));
      case "cell-failed" -> new RunEvent.CellFailed(in.text("cell"), PartsJson.problem(in));
      case "cell-ended" ->
          new RunEvent.CellEnded(
              in.text("cell"),
              in.flag("failed"),
              in.flag("allowed"),
              in.textOrEmpty("known"),
              in.millis("tookMs"));
      case "interrupted" -> new RunEvent.Interrupted(in.text("signal"));
      case "run-ended" ->
          new RunEvent.RunEnded(in.millis("tookMs"), Math.toIntExact(in.number("exitCode")));
      default -> throw new UnreadableJson("\"" + type + "\" is not a type of event");
    };
  }

  private static RunEvent runStarted(JsonObject in) {
    long version = in.number("schemaVersion");
    if (version != EventJson.SCHEMA_VERSION) {
      throw new UnreadableJson(
          "the events have schemaVersion "
              + version
              + ", and this program reads "
              + EventJson.SCHEMA_VERSION);
    }
    return new RunEvent.RunStarted(
        in.text("run"),
        in.text("project"),
        in.text("version"),
        in.texts("arguments"),
        in.texts("cells"));
  }

  private static RunEvent cellPlanned(JsonObject in) {
    return new RunEvent.CellPlanned(
        in.text("cell"),
        in.text("folder"),
        in.text("distro"),
        in.text("release"),
        in.textOrEmpty("architecture"),
        in.text("boot"),
        in.textMap("axes"),
        in.has("allowedFailure") ? Optional.of(in.text("allowedFailure")) : Optional.empty());
  }

  private static RunEvent testEnded(JsonObject in) {
    return new RunEvent.TestEnded(
        in.text("cell"),
        in.text("suite"),
        in.text("test"),
        attempt(in),
        in.flag("last"),
        PartsJson.outcome(in),
        in.millis("tookMs"),
        in.textOrEmpty("log"),
        in.textOrEmpty("tail"),
        in.textOrEmpty("known"));
  }

  private static Phase phase(JsonObject in) {
    return in.word("phase", Phase.class);
  }

  private static int attempt(JsonObject in) {
    return Math.toIntExact(in.number("attempt"));
  }
}
