package org.distromatrix.suite;

import java.nio.file.Path;
import org.distromatrix.command.OutputFilter;
import org.distromatrix.command.OutputSink;
import org.distromatrix.event.Masker;
import org.jspecify.annotations.Nullable;

/** The log of one test: a file once there is something to write. What comes late is dropped. */
final class LateLog implements OutputSink, AutoCloseable {
  private final Path file;
  private final long limit;
  private final LastOutput last = new LastOutput();
  private final Masker masker;
  private @Nullable TestLog log;
  private @Nullable OutputFilter masked;
  private boolean closed;

  /**
   * @param masker hides secrets in what tests print themselves
   */
  LateLog(Path file, long limit, Masker masker) {
    this.file = file;
    this.limit = limit;
    this.masker = masker;
  }

  @Override
  public synchronized void accept(byte[] buffer, int length) {
    if (closed) {
      return; // threads that a test left behind belong to no report any more
    }
    open().accept(buffer, length);
  }

  private OutputFilter open() {
    if (masked == null) {
      TestLog opened = new TestLog(file, limit);
      log = opened;
      masked =
          masker.over(
              (buffer, length) -> {
                opened.accept(buffer, length);
                last.accept(buffer, length);
              });
    }
    return masked;
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
    if (masked != null && log != null) {
      masked.close();
      log.close();
    }
  }
}
