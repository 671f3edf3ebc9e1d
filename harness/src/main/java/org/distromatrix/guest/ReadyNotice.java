package org.distromatrix.guest;

import java.io.IOException;
import java.net.DatagramPacket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.newsclub.net.unix.AFUNIXDatagramSocket;
import org.newsclub.net.unix.AFUNIXSocketAddress;

/**
 * Hears when a guest's boot is over: its systemd says READY=1 (sd_notify) when the first jobs are
 * all done, failed ones included, and nspawn passes it on. It is what {@code systemctl
 * is-system-running --wait} waits for, without a process in the guest.
 */
final class ReadyNotice implements AutoCloseable {
  private static final int LARGEST = 8192;

  private final AFUNIXDatagramSocket socket;
  private volatile CompletableFuture<Void> next = new CompletableFuture<>();

  private ReadyNotice(AFUNIXDatagramSocket socket) {
    this.socket = socket;
  }

  /** Listens on a new socket, the {@code NOTIFY_SOCKET}. */
  static ReadyNotice at(Path path) throws IOException {
    var socket = AFUNIXDatagramSocket.newInstance();
    socket.bind(AFUNIXSocketAddress.of(path));
    var notice = new ReadyNotice(socket);
    var thread = new Thread(notice::listen, "ready-notice");
    thread.setDaemon(true);
    thread.start();
    return notice;
  }

  /** Completes at the next READY=1 after this call. Earlier answers are forgotten. */
  CompletableFuture<Void> next() {
    var fresh = new CompletableFuture<Void>();
    next = fresh;
    return fresh;
  }

  private void listen() {
    var packet = new DatagramPacket(new byte[LARGEST], LARGEST);
    try {
      while (true) {
        packet.setLength(LARGEST);
        socket.receive(packet);
        String text = new String(packet.getData(), 0, packet.getLength(), StandardCharsets.UTF_8);
        if (text.lines().anyMatch("READY=1"::equals)) {
          next.complete(null);
        }
      }
    } catch (IOException e) {
      // closed: nobody waits any more, or whoever does has a limit of his own
      next.completeExceptionally(e);
    }
  }

  @Override
  public void close() {
    socket.close();
  }
}
