package org.distromatrix.remote;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;

/**
 * A port of this host's loopback whose connections come out of the other side's loopback. A client
 * is turned away while nobody listens there; so one may try until somebody does. It ends with the
 * connection, or when it is closed. (sshj's own forwarder ends with the first client that it turns
 * away, and its thread goes on without a pause once its socket is closed.)
 */
public final class PortForward implements AutoCloseable {
  private final SSHClient client;
  private final int port;
  private final ServerSocket server;

  private PortForward(SSHClient client, int port, ServerSocket server) {
    this.client = client;
    this.port = port;
    this.server = server;
  }

  /** Port 0 lets this host's kernel choose one that nobody uses. */
  static PortForward open(SSHClient client, int port) throws IOException {
    var forward =
        new PortForward(client, port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
    start("port-forward-" + port, forward::accept);
    return forward;
  }

  private static void start(String name, Runnable work) {
    var thread = new Thread(work, name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try (server) {
      while (true) {
        Socket socket = server.accept();
        start("port-forward-" + port + "-client", () -> serve(socket));
      }
    } catch (IOException e) {
      // it was closed: whoever connects now is refused
    }
  }

  private void serve(Socket socket) {
    try (socket;
        DirectConnection channel = client.newDirectConnection("127.0.0.1", port)) {
      start("port-forward-" + port + "-answers", () -> answer(channel, socket));
      copy(socket.getInputStream(), channel.getOutputStream());
      channel.getOutputStream().close(); // the end of file for the service, which may still answer
      channel.join();
    } catch (IOException e) {
      // nobody listens there, or one of the two hung up: the client sees its connection end
    }
  }

  private static void answer(DirectConnection channel, Socket socket) {
    try {
      copy(channel.getInputStream(), socket.getOutputStream());
      socket.shutdownOutput();
    } catch (IOException e) {
      // the client hung up: that ends the channel, too
    }
  }

  /** What comes is passed on at once: a client may wait for the answer to half a line. */
  private static void copy(InputStream from, OutputStream to) throws IOException {
    byte[] buffer = new byte[1 << 14];
    for (int length = from.read(buffer); length >= 0; length = from.read(buffer)) {
      to.write(buffer, 0, length);
      to.flush();
    }
  }

  /** The port of this host's loopback. */
  public int hostPort() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a socket of ours", e);
    }
  }
}
