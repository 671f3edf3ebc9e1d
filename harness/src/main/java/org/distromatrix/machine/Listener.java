package org.distromatrix.machine;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * A socket of ours that one program connects to. We listen before it is started: its coming is an
 * event, where a socket of its own would have to be waited for.
 */
final class Listener implements AutoCloseable {
  private final ServerSocketChannel server;
  private final CompletableFuture<SocketChannel> accepted = new CompletableFuture<>();

  private Listener(ServerSocketChannel server) {
    this.server = server;
  }

  static Listener at(Path path) throws IOException {
    Files.deleteIfExists(path);
    ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    server.bind(UnixDomainSocketAddress.of(path), 1);
    var listener = new Listener(server);
    var thread = new Thread(listener::accept, "machine-listener");
    thread.setDaemon(true);
    thread.start();
    return listener;
  }

  private void accept() {
    try {
      SocketChannel channel = server.accept();
      if (!accepted.complete(channel)) {
        channel.close();
      }
    } catch (IOException e) {
      accepted.completeExceptionally(e);
    }
  }

  /** Completes when the program has connected; fails when this is closed before. */
  CompletableFuture<SocketChannel> accepted() {
    return accepted;
  }

  @Override
  public void close() throws IOException {
    server.close();
    if (accepted.isDone() && !accepted.isCompletedExceptionally()) {
      accepted.join().close();
    }
  }
}
