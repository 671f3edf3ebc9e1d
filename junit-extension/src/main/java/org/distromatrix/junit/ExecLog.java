package org.distromatrix.junit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.distromatrix.command.OutputSink;
import org.distromatrix.suite.TestLog;
import org.jspecify.annotations.Nullable;

/** All that was run in a guest in one test, in a file that is made with the first of it. */
final class ExecLog implements OutputSink {
  /** As long as the log of any other test, unless matrix.yaml says otherwise. */
  private static final long LIMIT = 64L << 20;

  private final Path file;
  private final UnaryOperator<String> masking;
  private @Nullable TestLog log;
  private boolean finished;

  /**
   * @param masking hides secrets in lines of ours; what programs print comes without
   */
  ExecLog(Path file, UnaryOperator<String> masking) {
    this.file = file;
    this.masking = masking;
  }

  /** A line of ours. */
  synchronized void line(String text) {
    byte[] bytes = (masking.apply(text) + "\n").getBytes(StandardCharsets.UTF_8);
    accept(bytes, bytes.length);
  }

  @Override
  public synchronized void accept(byte[] buffer, int length) {
    if (finished) {
      return; // what other extensions do after the test belongs to no report any more
    }
    if (log == null) {
      log = new TestLog(file, LIMIT);
    }
    log.accept(buffer, length);
  }

  /** Ends it; the file, if anything was written. */
  synchronized Optional<Path> finish() {
    finished = true;
    if (log == null) {
      return Optional.empty();
    }
    log.close();
    return Optional.of(file);
  }
}
