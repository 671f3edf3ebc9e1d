package org.distromatrix.suite;

import java.nio.file.Path;
import org.distromatrix.command.OutputSink;
import org.jspecify.annotations.Nullable;

/** The log of one test: a file once there is something to write. What comes late is dropped. */
final class LateLog implements OutputSink, AutoCloseable {
  private final Path file;
  private final long limit;
  private final LastOutput last = new LastOutput();
  private @Nullable TestLog log;
  private boolean closed;

  LateLog(Path file, long limit) {
    this.file = file;
    this.limit = limit;
  }

  @Override
  public synchronized void accept(byte[] buffer, int length) {
    if (closed) {
      return; // threads that a test left behind belong to no report any more
    }
    if (log == null) {
      log = new TestLog(file, limit);
    }
    log.accept(buffer, length);
    last.accept(buffer, length);
  }

  synchronized boolean written() {
    return log != null;
  }

  /** Its last lines. */
  String tail() {
    return last.lines();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (log != null) {
      log.close();
    }
  }
}
