package org.distromatrix.remote;

import java.io.IOException;
import net.schmizz.sshj.SSHClient;

/** How the bytes of an SSH connection reach a guest. */
public interface Transport {
  /**
   * Connects a client that is not connected yet.
   *
   * @throws java.net.SocketException if nobody listens there
   */
  void connect(SSHClient client) throws IOException;
}
