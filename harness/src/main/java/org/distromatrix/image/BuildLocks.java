package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.distromatrix.failure.MatrixException;

/** One builder per key, across the threads of this JVM and across processes. */
final class BuildLocks {
  private static final Map<Path, ReentrantLock> THREADS = new ConcurrentHashMap<>();

  private final Path folder;

  BuildLocks(Path folder) {
    this.folder = folder;
  }

  /** Held until closed. */
  interface Held extends AutoCloseable {
    @Override
    void close();
  }

  Held lock(String key, String what, Consumer<String> waiting) {
    Path file = folder.resolve(key + ".lock");
    ReentrantLock threads = THREADS.computeIfAbsent(file, any -> new ReentrantLock());
    String reason = "Waiting for another builder of " + what;
    boolean told = false;
    if (!threads.tryLock()) {
      waiting.accept(reason);
      told = true;
      try {
        threads.lockInterruptibly();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw MatrixException.interrupted("Cannot wait for " + what + ": interrupted");
      }
    }
    try {
      return held(acquire(file, reason, told, waiting), threads);
    } catch (IOException e) {
      threads.unlock();
      throw new UncheckedIOException(e);
    }
  }

  /** Empty while someone else holds it. */
  Optional<Held> tryLock(String key) {
    Path file = folder.resolve(key + ".lock");
    ReentrantLock threads = THREADS.computeIfAbsent(file, any -> new ReentrantLock());
    if (!threads.tryLock()) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return Optional.of(held(channel, threads));
      }
      channel.close();
      threads.unlock();
      return Optional.empty();
    } catch (IOException e) {
      threads.unlock();
      throw new UncheckedIOException(e);
    }
  }

  private static Held held(FileChannel channel, ReentrantLock threads) {
    return () -> {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } finally {
        threads.unlock();
      }
    };
  }

  private static FileChannel acquire(
      Path file, String reason, boolean told, Consumer<String> waiting) throws IOException {
    Files.createDirectories(file.getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = channel.tryLock();
    if (lock == null) {
      if (!told) {
        waiting.accept(reason);
      }
      channel.lock();
    }
    return channel;
  }
}
