package org.distromatrix.suite;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.distromatrix.command.OutputSink;

/**
 * Cuts a stream of bytes into lines. Bytes that are not UTF-8 become replacement characters; of a
 * line longer than {@link #MAX_LINE} bytes only the start is handed on.
 */
final class LineSplitter implements OutputSink {
  static final int MAX_LINE = 64 * 1024;

  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private boolean begun;

  LineSplitter(Consumer<String> lines) {
    this.lines = lines;
  }

  @Override
  public void accept(byte[] buffer, int length) {
    int start = 0;
    for (int i = 0; i < length; i++) {
      if (buffer[i] == '\n') {
        append(buffer, start, i);
        endLine();
        start = i + 1;
      }
    }
    append(buffer, start, length);
  }

  /** Hands on what follows the last line feed, if anything does. */
  void end() {
    if (begun) {
      endLine();
    }
  }

  private void append(byte[] buffer, int from, int to) {
    begun |= to > from;
    line.write(buffer, from, Math.min(to - from, MAX_LINE - line.size()));
  }

  private void endLine() {
    var text = line.toString(StandardCharsets.UTF_8);
    line.reset();
    begun = false;
    lines.accept(text.endsWith("\r") ? text.substring(0, text.length() - 1) : text);
  }
}
