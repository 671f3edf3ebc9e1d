package org.distromatrix.host;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Another process that holds the lock of {@code key} until it is killed: usage FOLDER. */
final class LockingProcess {
  private LockingProcess() {}

  public static void main(String[] arguments) throws IOException {
    var locks = new HostLocks(Path.of(arguments[0]), "elsewhere");
    try (HeldLock held = locks.exclusive("key", Duration.ofSeconds(10), holder -> {})) {
      System.out.println(held == null ? "" : "locked");
      System.in.transferTo(System.out);
    }
  }
}
