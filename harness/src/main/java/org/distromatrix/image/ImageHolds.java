package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Says, across processes, which images are in use: a user holds a shared lock on the image's hold
 * file, who removes it needs an exclusive one. The kernel drops locks of a process that dies.
 *
 * <p>Locks of one process on one file are one lock to the kernel, and closing any of its channels
 * drops it: so this JVM has one channel per image, counted.
 */
final class ImageHolds {
  private static final Map<Path, Held> HELD = new HashMap<>();

  private final Path folder;

  /** One channel of this JVM, and how many users it has. */
  private static final class Held {
    final FileChannel channel;
    int users = 1;

    Held(FileChannel channel) {
      this.channel = channel;
    }
  }

  /** Ends a hold. */
  interface Hold extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * @param folder where the hold files are
   */
  ImageHolds(Path folder) {
    this.folder = folder.toAbsolutePath();
  }

  /** Holds an image, whether it is there or not; empty while someone removes it. */
  Optional<Hold> hold(String key) {
    Path file = folder.resolve(key);
    synchronized (HELD) {
      Held held = HELD.get(file);
      if (held != null) {
        held.users++;
        return Optional.of(once(() -> release(file)));
      }
      Optional<FileChannel> locked = lock(file, true);
      locked.ifPresent(channel -> HELD.put(file, new Held(channel)));
      return locked.map(channel -> once(() -> release(file)));
    }
  }

  /** Keeps others from using an image while it is removed; empty while someone uses it. */
  Optional<Hold> exclude(String key) {
    Path file = folder.resolve(key);
    synchronized (HELD) {
      if (HELD.containsKey(file)) {
        return Optional.empty();
      }
      Optional<FileChannel> locked = lock(file, false);
      locked.ifPresent(channel -> HELD.put(file, new Held(channel)));
      return locked.map(channel -> once(() -> release(file)));
    }
  }

  private static Optional<FileChannel> lock(Path file, boolean shared) {
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      if (lock == null) {
        channel.close();
        return Optional.empty();
      }
      return Optional.of(channel);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void release(Path file) {
    synchronized (HELD) {
      Held held = HELD.get(file);
      if (held == null || --held.users > 0) {
        return;
      }
      HELD.remove(file);
      try {
        held.channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Hold once(Runnable release) {
    var open = new java.util.concurrent.atomic.AtomicBoolean(true);
    return () -> {
      if (open.getAndSet(false)) {
        release.run();
      }
    };
  }
}
