package org.distromatrix.guest;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.distromatrix.remote.SshConnection;

/** The entering of a boot, on a thread of its own. */
final class Entering {
  private Entering() {}

  /** Connects as soon as that is possible. */
  @FunctionalInterface
  interface Connecting {
    /**
     * Waits for whatever has to come before, and connects.
     *
     * @param wanted done if nobody waits any more
     */
    SshConnection connect(CompletableFuture<Way> wanted)
        throws IOException, InterruptedException, ExecutionException;
  }

  /**
   * Begins at once. Cancelling the result gives up.
   *
   * @param name of the thread
   */
  static CompletableFuture<Way> start(String name, Connecting connecting) {
    var entered = new CompletableFuture<Way>();
    var thread = new Thread(() -> enter(connecting, entered), name);
    thread.setDaemon(true);
    thread.start();
    return entered;
  }

  private static void enter(Connecting connecting, CompletableFuture<Way> entered) {
    try {
      Way way = new Way(connecting.connect(entered));
      if (!entered.complete(way)) {
        way.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      entered.completeExceptionally(e);
    } catch (ExecutionException e) {
      entered.completeExceptionally(e.getCause() == null ? e : e.getCause());
    } catch (IOException | RuntimeException e) {
      entered.completeExceptionally(e);
    }
  }
}
