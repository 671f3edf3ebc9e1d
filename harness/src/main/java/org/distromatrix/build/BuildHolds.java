package org.distromatrix.build;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.distromatrix.host.HeldLock;
import org.distromatrix.host.HostLocks;

/** The locks of builds: alone while something is made, shared for as long as it is used. */
final class BuildHolds implements AutoCloseable {
  /** Longer than any build that somebody would wait for. */
  private static final Duration LONGEST_WAIT = Duration.ofHours(6);

  private static final String IN_USE = "use-";

  private final HostLocks locks;
  private final Map<String, HeldLock> used = new ConcurrentHashMap<>();

  BuildHolds(HostLocks locks) {
    this.locks = locks;
  }

  /**
   * Waits until nobody else makes it.
   *
   * @param what it is, in words, for those who wait
   */
  HeldLock alone(String key, String what, Consumer<String> waiting) {
    return locks.exclusive(
        key, LONGEST_WAIT, holder -> waiting.accept("waiting for " + holder + " to build " + what));
  }

  /** Keeps it from being removed until this is closed. */
  void use(String key) {
    used.computeIfAbsent(
        key, any -> locks.shared(inUse(key), Duration.ofMinutes(10), holder -> {}));
  }

  /** The lock that who removes it must have alone. */
  static String inUse(String key) {
    return IN_USE + key;
  }

  @Override
  public void close() {
    used.values().forEach(HeldLock::close);
    used.clear();
  }
}
