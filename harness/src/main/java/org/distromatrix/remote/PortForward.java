package org.distromatrix.remote;

import java.io.IOException;
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
    SocketRelay.start("port-forward-" + port, forward::accept);
    return forward;
  }

  private void accept() {
    try (server) {
      while (true) {
        Socket socket = server.accept();
        SocketRelay.start("port-forward-" + port + "-client", () -> serve(socket));
      }
    } catch (IOException e) {
      // it was closed: whoever connects now is refused
    }
  }

  private void serve(Socket socket) {
    try (socket;
        DirectConnection channel = client.newDirectConnection("127.0.0.1", port)) {
      new SocketRelay("port-forward-" + port, socket, channel).run();
    } catch (IOException e) {
      // nobody listens there, or one of the two hung up: the client sees its connection end
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
