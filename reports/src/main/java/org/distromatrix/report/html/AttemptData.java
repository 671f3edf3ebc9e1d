package org.distromatrix.report.html;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.distromatrix.report.json.PartsJson;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;
import tools.jackson.core.JsonGenerator;

/**
 * Attempts of tests in the page's data, each with its {@code outcome} (a letter), {@code started}
 * (milliseconds), {@code kind}, {@code message}, {@code details}, and of a failure's log the end:
 * {@code output}, with {@code leftOut} bytes before it. Where there are several, each has its
 * {@code took} and {@code log}; else they are those of the row.
 */
final class AttemptData {
  private final JsonGenerator out;
  private final Instant start;
  private final Words words;
  private final EmbeddedTexts texts;

  AttemptData(JsonGenerator out, Instant start, Words words, EmbeddedTexts texts) {
    this.out = out;
    this.start = start;
    this.words = words;
    this.texts = texts;
  }

  /** One pass that has nothing to tell. */
  static boolean isPlain(TestResult test) {
    var first = test.attempts().get(0);
    return test.attempts().size() == 1
        && first.outcome() instanceof Outcome.Passed
        && first.details().isEmpty();
  }

  static char letter(TestResult test) {
    return test.flaky() ? 'k' : letter(test.outcome());
  }

  private static char letter(Outcome outcome) {
    if (outcome instanceof Outcome.Failed) {
      return 'f';
    }
    return outcome instanceof Outcome.Skipped ? 's' : 'p';
  }

  void writeLastLog(TestResult test) {
    writeLog(test.attempts().get(test.attempts().size() - 1).log());
  }

  private void writeLog(String log) {
    int name = log.lastIndexOf('/') + 1;
    out.writeNumber(words.of(log.substring(0, name)));
    out.writeNumber(words.of(log.substring(name)));
  }

  void write(TestResult test) throws IOException {
    for (var attempt : test.attempts()) {
      out.writeStartObject();
      write(attempt);
      if (test.attempts().size() > 1) {
        writeOwn(attempt);
      }
      out.writeEndObject();
    }
  }

  private void writeOwn(Attempt attempt) {
    out.writeNumberProperty("took", attempt.took().toMillis());
    out.writeArrayPropertyStart("log");
    writeLog(attempt.log());
    out.writeEndArray();
  }

  private void write(Attempt attempt) throws IOException {
    out.writeStringProperty("outcome", String.valueOf(letter(attempt.outcome())));
    if (!attempt.started().equals(Instant.EPOCH)) {
      out.writeNumberProperty("started", Duration.between(start, attempt.started()).toMillis());
    }
    if (attempt.outcome() instanceof Outcome.Failed failed) {
      out.writeNumberProperty("kind", words.of(failed.kind().word()));
      writeMessage(failed.message());
      writeOutput(attempt.log());
    } else if (attempt.outcome() instanceof Outcome.Skipped skipped) {
      writeMessage(skipped.reason());
    }
    PartsJson.writeText(out, "details", texts.details(attempt.details()));
  }

  private void writeMessage(String message) {
    out.writeNumberProperty("message", words.of(texts.message(message)));
  }

  private void writeOutput(String log) throws IOException {
    var tail = texts.log(log);
    if (tail.isPresent()) {
      out.writeStringProperty("output", tail.get().text());
      out.writeNumberProperty("leftOut", tail.get().leftOut());
    }
  }
}
