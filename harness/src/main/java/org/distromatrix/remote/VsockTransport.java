package org.distromatrix.remote;

import java.io.IOException;
import java.net.SocketException;
import net.schmizz.sshj.SSHClient;

/**
 * Over AF_VSOCK, the sockets between a machine and its host (vsock(7)).
 *
 * @param cid address of the machine
 * @param port there
 */
public record VsockTransport(int cid, int port) implements Transport {
  @Override
  public void connect(SSHClient client) throws IOException {
    client.setSocketFactory(new VsockSocket.Factory(cid, port));
    try {
      client.connect("localhost");
    } catch (SocketException e) {
      throw unreachable(e);
    }
  }

  /** Where nobody listens the kernel says "connection reset", and does not say where. */
  private SocketException unreachable(SocketException cause) {
    var error = new SocketException("cannot reach " + this + ": " + cause.getMessage());
    error.initCause(cause);
    return error;
  }

  @Override
  public String toString() {
    return "vsock port " + port + " of CID " + cid;
  }
}
