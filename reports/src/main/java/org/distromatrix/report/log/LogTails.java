package org.distromatrix.report.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The ends of logs, so that a report tells enough and stays small, whatever a test prints. Results
 * may come from elsewhere: nothing outside of the run folder is read.
 */
public final class LogTails {
  private final Path runFolder;
  private final int oneLog;
  private long left;

  /**
   * The end of a log.
   *
   * @param text what is shown of it; bytes that are no UTF-8 are replaced
   * @param leftOut bytes before it
   */
  public record Tail(String text, long leftOut) {}

  /**
   * Reads from this folder.
   *
   * @param runFolder what the paths of logs start from
   * @param oneLog bytes taken from one log
   * @param allLogs bytes taken from all of them; what comes later comes short
   */
  public LogTails(Path runFolder, int oneLog, long allLogs) {
    this.runFolder = runFolder;
    this.oneLog = oneLog;
    this.left = allLogs;
  }

  /** The end of a log; empty if there is none. Its text is "" once much was taken. */
  public Optional<Tail> of(String log) throws IOException {
    var file = inRunFolder(log);
    return file.isPresent() ? Optional.of(end(file.get())) : Optional.empty();
  }

  private Optional<Path> inRunFolder(String log) throws IOException {
    if (log.isEmpty()) {
      return Optional.empty();
    }
    try {
      var file = runFolder.resolve(log);
      return Files.isRegularFile(file, NOFOLLOW_LINKS)
              && file.toRealPath().startsWith(runFolder.toRealPath())
          ? Optional.of(file)
          : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty(); // a NUL in a name of a stranger's results
    }
  }

  private Tail end(Path file) throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      long size = in.length();
      var bytes = new byte[(int) Math.min(size, Math.min(oneLog, left))];
      in.seek(size - bytes.length);
      in.readFully(bytes);
      left -= bytes.length;
      int start = bytes.length < size ? wholeCharacter(bytes) : 0;
      var text = new String(bytes, start, bytes.length - start, UTF_8);
      return new Tail(text, size - bytes.length + start);
    }
  }

  /** Where the first character begins that was not cut: at most three bytes in. */
  private static int wholeCharacter(byte[] bytes) {
    int start = 0;
    while (start < Math.min(3, bytes.length) && (bytes[start] & 0xc0) == 0x80) {
      start++;
    }
    return start;
  }
}
