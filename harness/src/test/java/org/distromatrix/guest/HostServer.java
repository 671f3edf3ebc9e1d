package org.distromatrix.guest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** A server on this host's loopback, for guests. */
final class HostServer implements AutoCloseable {
  /** Serves one connection, which is closed afterwards. */
  @FunctionalInterface
  interface Service {
    void serve(InputStream in, OutputStream out) throws IOException;
  }

  private final ServerSocket server;
  private final Service service;
  private final CountDownLatch begun = new CountDownLatch(1);
  private final CompletableFuture<Void> ended = new CompletableFuture<>();

  private HostServer(Service service) {
    this.service = service;
    try {
      this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  /** Says a line to whoever comes. */
  static HostServer saying(String line) {
    return new HostServer((in, out) -> out.write((line + "\n").getBytes(StandardCharsets.UTF_8)));
  }

  /** Tells, when it has heard all, how many bytes that was. */
  static HostServer counting() {
    return new HostServer(
        (in, out) -> {
          long count = in.transferTo(OutputStream.nullOutputStream());
          out.write((count + "\n").getBytes(StandardCharsets.UTF_8));
        });
  }

  /** Sends as much as is taken, without an end. */
  static HostServer flooding() {
    return new HostServer(
        (in, out) -> {
          byte[] block = new byte[1 << 16];
          Arrays.fill(block, (byte) 'x');
          while (true) {
            out.write(block);
          }
        });
  }

  private static void start(Runnable work) {
    var thread = new Thread(work, "host-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // it was closed
    }
  }

  private void serve(Socket socket) {
    begun.countDown();
    try (socket) {
      service.serve(socket.getInputStream(), socket.getOutputStream());
    } catch (IOException e) {
      // the client is gone
    }
    ended.complete(null);
  }

  int port() {
    return server.getLocalPort();
  }

  /** Waits until somebody is served. */
  void awaitClient() throws InterruptedException {
    begun.await();
  }

  /** Completes when somebody has been served, or hung up. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
