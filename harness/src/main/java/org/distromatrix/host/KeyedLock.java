package org.distromatrix.host;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One key's lock: first among our threads, then, by the first of them, among processes. All shared
 * holders of this process ride on one lock of the file.
 */
final class KeyedLock {
  private static final int EXCLUSIVE = -1;

  private final Path file;
  private final Path note;

  /** Number of shared holders among our threads, or {@link #EXCLUSIVE}. */
  private int holders;

  /** One of our threads asks for the file's lock; the others wait for that one. */
  private boolean asking;

  private @Nullable ProcessLock taken;

  KeyedLock(Path file) {
    this.file = file;
    this.note = file.resolveSibling(file.getFileName() + ".holder");
  }

  /** Who holds it, as far as is known. */
  String holder() {
    return LockHolder.readFrom(note).map(LockHolder::describe).orElse("another process");
  }

  /** Takes it for us; empty if that was not possible in time. */
  Optional<HeldLock> take(boolean shared, LockHolder us, LockWait wait)
      throws IOException, InterruptedException {
    synchronized (this) {
      if (!awaitOurThreads(shared, wait)) {
        return Optional.empty();
      }
      if (holders > 0) {
        holders++;
        return Optional.of(held());
      }
      asking = true;
    }
    return askOtherProcesses(shared, us, wait);
  }

  private boolean awaitOurThreads(boolean shared, LockWait wait) throws InterruptedException {
    while (asking || holders == EXCLUSIVE || (holders > 0 && !shared)) {
      if (wait.isOver()) {
        return false;
      }
      wait.tell(holder());
      TimeUnit.NANOSECONDS.timedWait(this, wait.nanosLeft());
    }
    return true;
  }

  private Optional<HeldLock> askOtherProcesses(boolean shared, LockHolder us, LockWait wait)
      throws IOException, InterruptedException {
    ProcessLock lock = null;
    try {
      lock = ProcessLock.take(file, shared, wait, this::holder);
      if (lock != null) {
        us.writeTo(note);
      }
      return lock == null ? Optional.empty() : Optional.of(held());
    } finally {
      settle(lock, shared);
    }
  }

  private synchronized void settle(@Nullable ProcessLock lock, boolean shared) {
    asking = false;
    taken = lock;
    if (lock != null) {
      holders = shared ? 1 : EXCLUSIVE;
    }
    notifyAll();
  }

  private HeldLock held() {
    var open = new AtomicBoolean(true);
    return () -> {
      if (open.compareAndSet(true, false)) {
        release();
      }
    };
  }

  private synchronized void release() {
    holders = holders == EXCLUSIVE ? 0 : holders - 1;
    if (holders == 0 && taken != null) {
      note.toFile().delete();
      taken.close();
      taken = null;
      notifyAll();
    }
  }
}
