package org.distromatrix.junit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.suite.TestLog;
import org.jspecify.annotations.Nullable;

/** All that was run in a guest in one test, in a file that is made with the first of it. */
final class ExecLog implements OutputSink {
  /** As long as the log of any other test, unless matrix.yaml says otherwise. */
  private static final long LIMIT = 64L << 20;

  private final Path file;
  private @Nullable TestLog log;

  ExecLog(Path file) {
    this.file = file;
  }

  /** A line of ours. */
  synchronized void line(String text) {
    byte[] bytes = (text + "\n").getBytes(StandardCharsets.UTF_8);
    accept(bytes, bytes.length);
  }

  @Override
  public synchronized void accept(byte[] buffer, int length) {
    if (log == null) {
      log = new TestLog(file, LIMIT);
    }
    log.accept(buffer, length);
  }

  /** Ends it; the file, if anything was written. */
  synchronized Optional<Path> finish() {
    if (log == null) {
      return Optional.empty();
    }
    log.close();
    return Optional.of(file);
  }
}
