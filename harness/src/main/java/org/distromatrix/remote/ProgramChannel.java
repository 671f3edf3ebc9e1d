package org.distromatrix.remote;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;

/**
 * A channel that tells when sshd reports the program's end. sshj itself offers only the end of the
 * channel, which a background process that holds the output open puts off for ever.
 */
final class ProgramChannel extends SessionChannel {
  final CompletableFuture<ExitReport> ended = new CompletableFuture<>();

  private volatile boolean abandoned;

  ProgramChannel(Connection connection) {
    super(connection, StandardCharsets.UTF_8);
  }

  @Override
  public void handleRequest(String request, SSHPacket packet)
      throws ConnectionException, TransportException {
    super.handleRequest(request, packet);
    if (request.equals("exit-status") || request.equals("exit-signal")) {
      reportEnd();
    }
  }

  @Override
  protected void finishOff() {
    super.finishOff();
    // after exit-status this changes nothing
    reportEnd();
  }

  @Override
  public void notifyError(SSHException error) {
    ended.completeExceptionally(new ConnectionLost("the SSH connection ended", error));
    super.notifyError(error);
  }

  /** Closes our side; what still arrives is dropped. */
  void abandon() throws ConnectionException, TransportException {
    abandoned = true;
    close();
  }

  /** sshj takes data for a channel that we have just closed as a reason to end the connection. */
  @Override
  protected void receiveInto(ChannelInputStream stream, SSHPacket packet) throws SSHException {
    try {
      super.receiveInto(stream, packet);
    } catch (ConnectionException e) {
      if (!abandoned) {
        throw e;
      }
    }
  }

  private void reportEnd() {
    var report =
        new ExitReport(
            Optional.ofNullable(getExitStatus()),
            Optional.ofNullable(getExitSignal()).map(Enum::name));
    if (report.status().isPresent() || report.signal().isPresent()) {
      ended.complete(report);
    } else {
      ended.completeExceptionally(
          new ConnectionLost(
              "sshd closed the channel without a status", new SSHException("closed")));
    }
  }
}
