package org.distromatrix.remote;

import java.io.IOException;
import java.nio.file.Path;
import net.schmizz.sshj.SSHClient;
import org.newsclub.net.unix.AFUNIXSocketFactory;

/**
 * Over an AF_UNIX socket.
 *
 * @param socket path of at most 107 bytes
 */
public record UnixTransport(Path socket) implements Transport {
  @Override
  public void connect(SSHClient client) throws IOException {
    client.setSocketFactory(new AFUNIXSocketFactory.FactoryArg(socket.toFile()));
    client.connect("localhost");
  }
}
