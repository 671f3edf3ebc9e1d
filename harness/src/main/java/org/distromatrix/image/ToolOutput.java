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
final class ToolOutput implements OutputSink {
  private static final int KEPT_LINES = 500;
  private static final int LAST_LINES = 10;
  private static final int LONGEST_LINE = 2000;

  /**
   * How a tool talks.
   *
   * @param telling lines that may explain a failure
   * @param step lines that tell what is being done now
   * @param noise what is cut from the start of a step before it is shown
   */
  record Language(Pattern telling, Pattern step, Pattern noise) {}

  private final Language language;
  private final Consumer<String> progress;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final List<String> telling = new ArrayList<>();
  private final Deque<String> last = new ArrayDeque<>();

  ToolOutput(Language language, Consumer<String> progress) {
    this.language = language;
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
    if (language.step().matcher(text).find()) {
      progress.accept(language.noise().matcher(text).replaceFirst("").strip());
    }
    if (telling.size() < KEPT_LINES && language.telling().matcher(text).find()) {
      telling.add(text);
    }
    last.addLast(text);
    if (last.size() > LAST_LINES) {
      last.removeFirst();
    }
  }

  /** What was printed that may explain a failure. */
  synchronized List<String> lines() {
    endLine();
    var lines = new ArrayList<>(telling);
    last.stream().filter(text -> !lines.contains(text)).forEach(lines::add);
    return lines;
  }
}
