package org.distromatrix.guest;

import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.distromatrix.command.OutputSink;
import org.jspecify.annotations.Nullable;

/** Moves a stream's bytes to a sink as they come, on a thread of its own. */
final class StreamPump {
  private static final int BUFFER = 64 * 1024;

  private final AtomicLong moved = new AtomicLong();
  private volatile boolean inSink;
  private volatile @Nullable RuntimeException failure;
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
        if (failure == null) {
          give(to, buffer, count);
        } // else read on all the same: a program whose output nobody reads would never end
        moved.addAndGet(count);
      }
    } catch (IOException e) {
      // a lost connection shows where the program's end is waited for
    } finally {
      done.complete(null);
    }
  }

  private void give(OutputSink to, byte[] buffer, int count) {
    inSink = true;
    try {
      to.accept(buffer, count);
    } catch (RuntimeException e) {
      failure = e;
    } finally {
      inSink = false;
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
      } catch (TimeoutException e) {
        // again, if something moved meanwhile
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    } while (!done.isDone() && (inSink || moved.get() != before));
    RuntimeException thrown = failure;
    if (thrown != null) {
      throw thrown;
    }
  }
}
