package org.distromatrix.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.commons.exec.ExecuteStreamHandler;
import org.jspecify.annotations.Nullable;

/**
 * Drains both streams of a process at once into the log, the sink and what is kept for the result.
 * commons-exec's own handler waits without a bound for a background process that holds the streams
 * open; this one ends such processes, and lets go of the streams when even that does not help.
 */
final class ProcessOutput implements ExecuteStreamHandler {
  static final int KEPT_STDOUT = 16 * 1024 * 1024;

  /** How long processes that outlive the program may hold its streams. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private final OutputSink sink;
  private final @Nullable OutputStream log;
  private final ByteArrayOutputStream stdout = new ByteArrayOutputStream();
  private final OutputTail tail = new OutputTail();
  private final OutputFilter outFilter;
  private final OutputFilter errFilter;
  private final CountDownLatch open = new CountDownLatch(2);
  private @Nullable InputStream out;
  private @Nullable InputStream err;
  private @Nullable Exception failure;
  private @Nullable ProcessTree tree;
  private boolean stopped;

  /**
   * @param filters makes what each stream passes on its way to the log, the sink and the tail
   * @throws IOException if the log cannot be opened
   */
  ProcessOutput(Optional<Path> log, OutputSink sink, Function<OutputSink, OutputFilter> filters)
      throws IOException {
    this.sink = sink;
    this.outFilter = filters.apply(this::handOn);
    this.errFilter = filters.apply(this::handOn);
    this.log = log.isPresent() ? append(log.get()) : null;
  }

  private static OutputStream append(Path log) throws IOException {
    Path folder = log.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    return Files.newOutputStream(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Names what to end when it holds the streams open after the program itself has ended. */
  void outlivedBy(ProcessTree leftBehind) {
    tree = leftBehind;
  }

  @Override
  public void setProcessInputStream(OutputStream stream) {
    // LocalProcess owns it: it is open for as long as a supervised program shall live
  }

  @Override
  public void setProcessOutputStream(InputStream stream) {
    out = stream;
  }

  @Override
  public void setProcessErrorStream(InputStream stream) {
    err = stream;
  }

  @Override
  public void start() {
    pump("stdout", Objects.requireNonNull(out), true);
    pump("stderr", Objects.requireNonNull(err), false);
  }

  private void pump(String name, InputStream stream, boolean isStdout) {
    var thread = new Thread(() -> drain(stream, isStdout), "command-" + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void drain(InputStream stream, boolean isStdout) {
    byte[] buffer = new byte[32 * 1024];
    try {
      for (int length = stream.read(buffer); length >= 0; length = stream.read(buffer)) {
        accept(buffer, length, isStdout);
      }
    } catch (IOException e) {
      fail(e);
    } finally {
      open.countDown();
    }
  }

  private synchronized void accept(byte[] buffer, int length, boolean isStdout) {
    if (stopped) {
      return;
    }
    if (isStdout) {
      stdout.write(buffer, 0, Math.min(length, KEPT_STDOUT - stdout.size()));
    }
    (isStdout ? outFilter : errFilter).accept(buffer, length);
  }

  /** A log on a full disk must not stop the draining: the program would hang. */
  private synchronized void handOn(byte[] buffer, int length) {
    tail.accept(buffer, length);
    if (failure != null) {
      return;
    }
    try {
      if (log != null) {
        log.write(buffer, 0, length);
      }
      sink.accept(buffer, length);
    } catch (IOException | RuntimeException e) {
      failure = e;
    }
  }

  private synchronized void fail(Exception e) {
    if (!stopped && failure == null) {
      failure = e;
    }
  }

  /** Called when the program has ended. */
  @Override
  public void stop() {
    if (!drained()) {
      Objects.requireNonNull(tree).kill();
      drained();
    }
    close();
  }

  private boolean drained() {
    try {
      return open.await(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private synchronized void close() {
    stopped = true;
    outFilter.close();
    errFilter.close();
    try {
      if (log != null) {
        log.close();
      }
    } catch (IOException e) {
      failure = failure == null ? e : failure;
    }
  }

  synchronized String stdout() {
    return stdout.toString(StandardCharsets.UTF_8);
  }

  synchronized String tail() {
    return tail.lines();
  }

  /** Why the output is not whole: the log or the sink did not take it. */
  synchronized Optional<Exception> failure() {
    return Optional.ofNullable(failure);
  }
}
