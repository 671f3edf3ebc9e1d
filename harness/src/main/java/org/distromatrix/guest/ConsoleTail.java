package org.distromatrix.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The last lines of a guest's console, fit to be shown. */
final class ConsoleTail {
  private static final int LINES = 15;
  private static final int BYTES = 16 * 1024;
  private static final Pattern ESCAPES = Pattern.compile("\u001b(\\[[0-9;?]*[A-Za-z]|[^\\[])");
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}&&[^\t]]");

  private ConsoleTail() {}

  /** "" if nothing came. */
  static String of(Path console) {
    try (var channel = Files.newByteChannel(console)) {
      channel.position(Math.max(0, channel.size() - BYTES));
      var buffer = java.nio.ByteBuffer.allocate(BYTES);
      while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
        // until the end
      }
      return lastLines(new String(buffer.array(), 0, buffer.position(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      return "(its console log cannot be read: " + e.getMessage() + ")";
    }
  }

  static String lastLines(String text) {
    List<String> lines =
        ESCAPES
            .matcher(text)
            .replaceAll("")
            .lines()
            .map(line -> CONTROLS.matcher(line).replaceAll("").stripTrailing())
            .filter(line -> !line.isBlank())
            .toList();
    return lines.stream()
        .skip(Math.max(0, lines.size() - LINES))
        .map(line -> "\n  " + line)
        .collect(Collectors.joining());
  }
}
