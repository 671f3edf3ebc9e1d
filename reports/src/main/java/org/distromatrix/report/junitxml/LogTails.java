package org.distromatrix.report.junitxml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;

/** The ends of logs, so that a report tells enough and stays small, whatever a test prints. */
final class LogTails {
  /** Bytes taken from one log. */
  static final int ONE_LOG = 16 * 1024;

  /** Bytes taken from all logs of a cell. */
  static final int ALL_LOGS = 4 * 1024 * 1024;

  private final Path runFolder;
  private int left = ALL_LOGS;

  LogTails(Path runFolder) {
    this.runFolder = runFolder;
  }

  /** The end of a log with its name in front; only the name once much was taken; "" without one. */
  String of(String log) throws IOException {
    var file = runFolder.resolve(log);
    if (log.isEmpty() || !Files.isRegularFile(file)) {
      return "";
    }
    int length = (int) Math.min(Files.size(file), Math.min(ONE_LOG, left));
    left -= length;
    return "[" + log + "]\n" + end(file, length);
  }

  private static String end(Path file, int length) throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      var bytes = new byte[length];
      in.seek(Math.max(0, in.length() - length));
      in.readFully(bytes);
      return new String(bytes, UTF_8);
    }
  }
}
