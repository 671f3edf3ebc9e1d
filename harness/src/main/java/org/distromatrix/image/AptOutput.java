package org.distromatrix.image;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.distromatrix.command.OutputSink;

/**
 * Listens to package managers: tells progress, keeps the lines that may explain a failure, forgets
 * the rest, which is in the log.
 */
final class AptOutput implements OutputSink {
  private static final Pattern TELLING =
      Pattern.compile(
          "^\\s*(?:E:|W:|Err:)|error|No space left|NO_PUBKEY|BADSIG|404 |Unable to|cannot|fail");
  private static final Pattern STEP =
      Pattern.compile("^(?:I: (?!skipping )|Setting up |Get:\\d+ )");
  private static final int KEPT_LINES = 500;
  private static final int LAST_LINES = 10;
  private static final int LONGEST_LINE = 2000;

  private final Consumer<String> progress;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<String> telling = new ArrayList<>();
  private final Deque<String> last = new ArrayDeque<>();

  AptOutput(Consumer<String> progress) {
    this.progress = progress;
  }

  @Override
  public synchronized void accept(byte[] buffer, int length) {
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n' || buffer[i] == '\r') {
        endLine();
      } else if (line.size() < LONGEST_LINE) {
        line.write(buffer[i]);
      }
    }
  }

  private void endLine() {
    String text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    if (text.isBlank()) {
      return;
    }
    if (STEP.matcher(text).find()) {
      progress.accept(text.replaceFirst("^I: ", "").replaceFirst(" \\.\\.\\.$", ""));
    }
    if (telling.size() < KEPT_LINES && TELLING.matcher(text).find()) {
      telling.add(text);
    }
    last.addLast(text);
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
  }

  /** What was printed that may explain a failure. */
  synchronized AptFailures failures() {
    endLine();
    var lines = new ArrayList<>(telling);
    last.stream().filter(text -> !lines.contains(text)).forEach(lines::add);
    return new AptFailures(lines);
  }
}
