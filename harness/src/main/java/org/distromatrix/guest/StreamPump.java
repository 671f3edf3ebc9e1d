package org.distromatrix.guest;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.distromatrix.command.OutputSink;

/** Moves a stream's bytes to a sink as they come, on a thread of its own. */
final class StreamPump {
  private static final int BUFFER = 64 * 1024;

  private final AtomicLong moved = new AtomicLong();
  private volatile boolean inSink;
  private final CompletableFuture<Void> done = new CompletableFuture<>();

  private StreamPump() {}

  static StreamPump start(String name, InputStream from, OutputSink to) {
    var pump = new StreamPump();
    var thread = new Thread(() -> pump.move(from, to), name);
    thread.setDaemon(true);
    thread.start();
    return pump;
  }

  private void move(InputStream from, OutputSink to) {
    byte[] buffer = new byte[BUFFER];
    try {
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        inSink = true;
        to.accept(buffer, count);
        inSink = false;
        moved.addAndGet(count);
      }
      done.complete(null);
    } catch (IOException e) {
      // a lost connection shows where the program's end is waited for
      done.complete(null);
    } catch (RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  /**
   * Waits for the stream's end, but not longer than it stays silent for a second: when the program
   * and all it started are gone, only a process that hid elsewhere can still hold it open.
   *
   * @throws RuntimeException what the sink threw
   */
  void finish() throws InterruptedException {
    long before;
    do {
      before = moved.get();
      try {
        done.get(1, TimeUnit.SECONDS);
        return;
      } catch (TimeoutException e) {
        // again, if something moved meanwhile
      } catch (ExecutionException e) {
        throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e);
      }
    } while (inSink || moved.get() != before);
  }
}
