package org.distromatrix.remote;

import net.schmizz.sshj.common.Buffer.BufferException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.OpenFailException.Reason;
import net.schmizz.sshj.connection.channel.forwarded.ConnectListener;
import net.schmizz.sshj.connection.channel.forwarded.RemotePortForwarder;
import net.schmizz.sshj.transport.TransportException;

/**
 * The ports of the other side of one connection that lead here. (The channels of sshj's own hold up
 * the connection when a client ends that does not read.)
 */
final class ReverseForwards extends RemotePortForwarder {
  ReverseForwards(Connection connection) {
    super(connection);
    connection.attach(this);
  }

  /**
   * Has the other side listen. Its clients may come before its answer does, unlike {@link #bind}'s.
   *
   * @throws ConnectionException if it does not
   */
  void listen(Forward port, ConnectListener listener)
      throws ConnectionException, TransportException {
    listeners.put(port, listener);
    try {
      req(PF_REQ, port);
    } catch (ConnectionException | TransportException e) {
      listeners.remove(port);
      throw e;
    }
  }

  @Override
  public void handleOpen(SSHPacket request) throws ConnectionException, TransportException {
    ForwardedConnection opened = read(request);
    ConnectListener listener = listeners.get(opened.getParentForward());
    if (listener == null) {
      opened.reject(Reason.ADMINISTRATIVELY_PROHIBITED, "nothing is exposed here");
    } else {
      callListener(listener, opened);
    }
  }

  private ForwardedConnection read(SSHPacket request) throws ConnectionException {
    try {
      return ForwardedConnection.of(conn, request);
    } catch (BufferException e) {
      throw new ConnectionException(e);
    }
  }
}
