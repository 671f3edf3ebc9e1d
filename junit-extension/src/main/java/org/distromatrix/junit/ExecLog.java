package org.distromatrix.junit;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.distromatrix.command.OutputSink;
import org.distromatrix.suite.TestLog;
import org.jspecify.annotations.Nullable;

/** All that was run in a guest in one test, in a file that is made with the first of it. */
final class ExecLog implements OutputSink {
  /** As long as the log of any other test, unless matrix.yaml says otherwise. */
  private static final long LIMIT = 64L << 20;

  private final Optional<Path> file;
  private final Supplier<OutputSink> open;
  private final UnaryOperator<String> masking;
  private @Nullable OutputSink log;
  private boolean finished;

  /**
   * @param masking hides secrets in lines of ours; what programs print comes without
   */
  ExecLog(Path file, UnaryOperator<String> masking) {
    this(Optional.of(file), () -> new TestLog(file, LIMIT), masking);
  }

  /** One that is part of a log of somebody else's. */
  ExecLog(OutputSink part, UnaryOperator<String> masking) {
    this(Optional.empty(), () -> part, masking);
  }

  private ExecLog(Optional<Path> file, Supplier<OutputSink> open, UnaryOperator<String> masking) {
    this.file = file;
    this.open = open;
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
      log = open.get();
    }
    log.accept(buffer, length);
  }

  /** Ends it; its file, if it has one and anything was written. */
  synchronized Optional<Path> finish() {
    finished = true;
    if (log == null) {
      return Optional.empty();
    }
    if (log instanceof TestLog own) {
      own.close();
    }
    return file;
  }
}
