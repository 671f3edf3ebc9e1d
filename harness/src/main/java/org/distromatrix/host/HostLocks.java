package org.distromatrix.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.distromatrix.failure.MatrixException;

/**
 * Locks by key, across the threads of this process and all processes of this host: exclusive for
 * who makes or removes something, shared for who uses it. They end with the process that holds
 * them.
 *
 * <p>Lock files stay: removing one races with who has just opened it.
 */
public final class HostLocks {
  /**
   * All locks of this process. The kernel's record locks belong to the process, and closing any
   * descriptor of a file drops them all (fcntl(2)), so each file is opened once, whoever asks.
   */
  private static final Map<Path, KeyedLock> OPENED = new ConcurrentHashMap<>();

  private final Path folder;
  private final String project;

  /**
   * Locks whose files lie in a folder, which is made when needed.
   *
   * @param project what others are told that wait for us
   */
  public HostLocks(Path folder, String project) {
    this.folder = folder.toAbsolutePath().normalize();
    this.project = project;
  }

  /**
   * Waits until nobody else holds the key.
   *
   * @param waiting told once who holds it, if one has to wait, as in "process 4711 (project tally,
   *     since 12:01:07)"
   * @throws MatrixException (infrastructure) naming the holder if the bound is over; (interrupted)
   */
  public HeldLock exclusive(String key, Duration bound, Consumer<String> waiting) {
    return take(key, false, bound, waiting);
  }

  /** Waits until nobody holds the key exclusively. As {@link #exclusive} otherwise. */
  public HeldLock shared(String key, Duration bound, Consumer<String> waiting) {
    return take(key, true, bound, waiting);
  }

  /** Takes the key if nobody holds it in any way, as it must be to remove what it stands for. */
  public Optional<HeldLock> tryExclusive(String key) {
    return take(key, false, LockWait.none());
  }

  private HeldLock take(String key, boolean shared, Duration bound, Consumer<String> waiting) {
    return take(key, shared, new LockWait(bound, waiting)).orElseThrow(() -> tooLong(key, bound));
  }

  private Optional<HeldLock> take(String key, boolean shared, LockWait wait) {
    try {
      return lock(key).take(shared, LockHolder.us(project), wait);
    } catch (IOException e) {
      throw unusable(key, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MatrixException.interrupted("Cannot lock `" + key + "`: interrupted");
    }
  }

  private KeyedLock lock(String key) throws IOException {
    Files.createDirectories(folder);
    return OPENED.computeIfAbsent(folder.toRealPath().resolve(fileName(key)), KeyedLock::new);
  }

  /** Keys that differ only in signs that no file name holds must not meet. */
  private static String fileName(String key) {
    String plain = key.replaceAll("[^A-Za-z0-9._=-]", "_");
    return (plain.equals(key) ? key : plain + "-" + Integer.toHexString(key.hashCode())) + ".lock";
  }

  private MatrixException tooLong(String key, Duration bound) {
    try {
      return MatrixException.infrastructure(
              "Cannot lock `%s`: %s has held it for more than %d s"
                  .formatted(key, lock(key).holder(), bound.toSeconds()))
          .withHint("wait for it, or end it");
    } catch (IOException e) {
      return unusable(key, e);
    }
  }

  private MatrixException unusable(String key, IOException e) {
    return MatrixException.infrastructure(
            "Cannot lock `%s`: %s".formatted(folder.resolve(fileName(key)), e.getMessage()))
        .withHint("the folder must be writable, on a file system that knows locks")
        .causedBy(e);
  }
}
