package org.distromatrix.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A lock of a file among processes: the kernel's, which ends with the process that holds it. */
final class ProcessLock {
  private enum State {
    ASKING,
    HELD,
    GIVEN_UP
  }

  private final FileChannel channel;
  private final boolean shared;
  private final AtomicReference<State> state = new AtomicReference<>(State.ASKING);

  private ProcessLock(FileChannel channel, boolean shared) {
    this.channel = channel;
    this.shared = shared;
  }

  /**
   * Waits for the lock.
   *
   * @param holder tells who holds it, for the one who waits
   * @return null if the time was over first
   */
  static @Nullable ProcessLock take(
      Path file, boolean shared, LockWait wait, Supplier<String> holder)
      throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(
            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    var lock = new ProcessLock(channel, shared);
    try {
      if (lock.ask() || lock.await(wait, holder)) {
        return lock;
      }
      return null;
    } finally {
      if (lock.state.get() != State.HELD) {
        channel.close();
      }
    }
  }

  private boolean ask() throws IOException {
    return channel.tryLock(0, Long.MAX_VALUE, shared) != null
        && state.compareAndSet(State.ASKING, State.HELD);
  }

  private boolean await(LockWait wait, Supplier<String> holder)
      throws IOException, InterruptedException {
    if (wait.isOver()) {
      return false;
    }
    wait.tell(holder.get());
    CompletableFuture.delayedExecutor(wait.nanosLeft(), TimeUnit.NANOSECONDS).execute(this::giveUp);
    while (state.get() == State.ASKING) {
      if (block()) {
        return state.compareAndSet(State.ASKING, State.HELD);
      }
    }
    return false;
  }

  /** Ends a blocked request at its deadline. */
  private void giveUp() {
    if (state.compareAndSet(State.ASKING, State.GIVEN_UP)) {
      close();
    }
  }

  private boolean block() throws InterruptedException {
    try {
      channel.lock(0, Long.MAX_VALUE, shared);
      return true;
    } catch (FileLockInterruptionException e) {
      Thread.interrupted();
      throw new InterruptedException();
    } catch (AsynchronousCloseException e) {
      return false; // given up
    } catch (IOException e) {
      pause();
      return false;
    }
  }

  /**
   * The kernel sees processes, not threads: where two processes each hold what a thread of the
   * other waits for, it refuses with EDEADLK although all go on. It tells no event for when to ask
   * again.
   */
  private synchronized void pause() throws InterruptedException {
    TimeUnit.MILLISECONDS.timedWait(this, 100);
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
