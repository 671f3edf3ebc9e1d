package org.distromatrix.remote;

import java.io.IOException;
import java.net.InetAddress;
import net.schmizz.sshj.SSHClient;

/**
 * Over a port of this host's loopback that leads into a guest.
 *
 * @param port of 127.0.0.1
 */
public record LoopbackTransport(int port) implements Transport {
  @Override
  public void connect(SSHClient client) throws IOException {
    client.connect(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port);
  }
}
