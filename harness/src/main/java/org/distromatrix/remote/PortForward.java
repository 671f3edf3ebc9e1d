package org.distromatrix.remote;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.LocalPortForwarder;
import net.schmizz.sshj.connection.channel.direct.Parameters;

/**
 * A port of this host's loopback whose connections come out of the other side's loopback. It ends
 * with the connection, or when it is closed.
 */
public final class PortForward implements AutoCloseable {
  private final ServerSocket server;

  private PortForward(ServerSocket server) {
    this.server = server;
  }

  /** Port 0 lets this host's kernel choose one that nobody uses. */
  static PortForward open(SSHClient client, int port) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    var server = new ServerSocket(0, 50, loopback);
    var ends = new Parameters(loopback.getHostAddress(), server.getLocalPort(), "127.0.0.1", port);
    LocalPortForwarder forwarder = client.newLocalPortForwarder(ends, server);
    var thread = new Thread(() -> listen(forwarder, server), "port-forward-" + port);
    thread.setDaemon(true);
    thread.start();
    return new PortForward(server);
  }

  private static void listen(LocalPortForwarder forwarder, ServerSocket server) {
    try (server) {
      forwarder.listen(Thread.currentThread());
    } catch (IOException e) {
      // it was closed, or the connection ended: whoever connects now is refused
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
      throw new java.io.UncheckedIOException("cannot close a socket of ours", e);
    }
  }
}
