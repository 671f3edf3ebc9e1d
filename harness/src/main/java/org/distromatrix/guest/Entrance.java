package org.distromatrix.guest;

import java.io.IOException;
import java.net.SocketException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.distromatrix.remote.AccessDenied;
import org.distromatrix.remote.SshConnection;
import org.distromatrix.remote.SshKeys;
import org.distromatrix.remote.UnixTransport;

/** Enters a guest as soon as it listens, while it still boots. */
final class Entrance {
  /** Between a socket's appearing and its listening is no event; it is a matter of microseconds. */
  private static final long RETRY_MILLISECONDS = 5;

  private static final int MOST_BROKEN_OFF = 50;

  private final Path folder;
  private final Path socket;
  private final SshKeys keys;

  /**
   * @param folder shared with the guest
   * @param socket in it
   */
  Entrance(Path folder, Path socket, SshKeys keys) {
    this.folder = folder;
    this.socket = socket;
    this.keys = keys;
  }

  /**
   * Begins on a thread of its own. Cancelling the result gives up.
   *
   * @param limit for each answer of the guest
   */
  CompletableFuture<Way> enter(Duration limit) {
    var entered = new CompletableFuture<Way>();
    var thread = new Thread(() -> enter(limit, entered), "guest-entrance");
    thread.setDaemon(true);
    thread.start();
    return entered;
  }

  private void enter(Duration limit, CompletableFuture<Way> entered) {
    try (WatchService watch = socket.getFileSystem().newWatchService()) {
      // the end of the watch ends the waiting below
      var unused = entered.whenComplete((way, error) -> close(watch));
      folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
      Way way = new Way(connect(watch, limit));
      if (!entered.complete(way)) {
        way.close();
      }
    } catch (ClosedWatchServiceException e) {
      entered.completeExceptionally(new IOException("given up", e));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      entered.completeExceptionally(e);
    } catch (IOException | RuntimeException e) {
      entered.completeExceptionally(e);
    }
  }

  private SshConnection connect(WatchService watch, Duration limit)
      throws IOException, InterruptedException {
    int brokenOff = 0;
    while (true) {
      boolean there = Files.exists(socket);
      if (there) {
        try {
          return SshConnection.open(new UnixTransport(socket), keys, limit);
        } catch (AccessDenied e) {
          throw e;
        } catch (SocketException e) {
          // left by the boot before, or not yet listening
          brokenOff = 0;
        } catch (IOException e) {
          // it may be going down; or its sshd does not work at all
          if (++brokenOff == MOST_BROKEN_OFF) {
            throw e;
          }
        }
      }
      WatchKey key = there ? watch.poll(RETRY_MILLISECONDS, TimeUnit.MILLISECONDS) : watch.take();
      if (key != null) {
        key.pollEvents();
        key.reset();
      }
    }
  }

  private static void close(WatchService watch) {
    try {
      watch.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
