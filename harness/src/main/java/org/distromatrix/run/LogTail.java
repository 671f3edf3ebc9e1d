package org.distromatrix.run;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** The last lines of a log, for a screen. */
final class LogTail {
  private static final int LINES = 20;
  private static final int BYTES = 8 << 10;

  private LogTail() {}

  /** Up to 20 lines; none if there is no such file. Bytes that are no text are replaced. */
  static String of(Path log) {
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
      byte[] end = new byte[(int) Math.min(BYTES, file.length())];
      file.seek(file.length() - end.length);
      file.readFully(end);
      List<String> lines = new String(end, StandardCharsets.UTF_8).lines().toList();
      return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
    } catch (IOException e) {
      // the failure that the log belongs to is being told; that it left no log changes nothing
      return "";
    }
  }
}
