package org.distromatrix.remote;

import java.io.OutputStream;
import net.schmizz.sshj.common.Buffer.BufferException;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.channel.OpenFailException.Reason;
import net.schmizz.sshj.connection.channel.forwarded.RemotePortForwarder.Forward;
import net.schmizz.sshj.connection.channel.forwarded.RemotePortForwarder.ForwardedTCPIPChannel;
import net.schmizz.sshj.transport.TransportException;

/** One connection that a client made to a port of the other side which leads here. */
final class ForwardedConnection extends ForwardedTCPIPChannel {
  private final ChannelOutput output =
      new ChannelOutput(super.getOutputStream(), this::getRemoteWinSize, "the client");

  private ForwardedConnection(Connection connection, Opening opening, Forward port, String client) {
    super(connection, opening.id, opening.window, opening.packet, port, client, 0);
  }

  /** What a request to open a channel begins with. */
  private record Opening(int id, long window, long packet) {}

  /** Reads the other side's request (RFC 4254, 7.2); who the client is interests nobody. */
  static ForwardedConnection of(Connection connection, SSHPacket request) throws BufferException {
    var opening =
        new Opening(request.readUInt32AsInt(), request.readUInt32(), request.readUInt32());
    var port = new Forward(request.readString(), request.readUInt32AsInt());
    return new ForwardedConnection(connection, opening, port, request.readString());
  }

  @Override
  public OutputStream getOutputStream() {
    return output;
  }

  /** sshj leaves out the language (RFC 4254, 5.1), which sshd ends the whole connection for. */
  @Override
  public void reject(Reason reason, String message) throws TransportException {
    trans.write(
        newBuffer(Message.CHANNEL_OPEN_FAILURE)
            .putUInt32(reason.getCode())
            .putString(message)
            .putString(""));
  }

  /** Who waits for the client to read waits no longer. */
  void over() {
    output.over();
  }

  @Override
  public void handle(Message message, SSHPacket packet) throws SSHException {
    super.handle(message, packet);
    if (message == Message.CHANNEL_WINDOW_ADJUST) {
      output.grown();
    }
  }

  @Override
  protected void closeAllStreams() {
    over();
    super.closeAllStreams();
  }

  @Override
  public void notifyError(SSHException error) {
    over();
    super.notifyError(error);
  }
}
