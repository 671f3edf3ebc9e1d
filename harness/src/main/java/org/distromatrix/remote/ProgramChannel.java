package org.distromatrix.remote;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.schmizz.sshj.common.Message;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.common.SSHPacket;
import net.schmizz.sshj.connection.Connection;
import net.schmizz.sshj.connection.ConnectionException;
import net.schmizz.sshj.connection.channel.ChannelInputStream;
import net.schmizz.sshj.connection.channel.direct.SessionChannel;
import net.schmizz.sshj.transport.TransportException;
import org.jspecify.annotations.Nullable;

/**
 * A channel that tells when sshd reports the program's end. sshj itself offers only the end of the
 * channel, which a background process that holds the output open puts off for ever.
 */
final class ProgramChannel extends SessionChannel {
  final CompletableFuture<ExitReport> ended = new CompletableFuture<>();

  private volatile @Nullable ChannelOutput input;
  private volatile boolean abandoned;

  ProgramChannel(Connection connection) {
    super(connection, StandardCharsets.UTF_8);
  }

  /** The program's standard input; made once the channel is open. */
  OutputStream input() {
    var stream = new ChannelOutput(getOutputStream(), () -> rwin.getSize(), "the program");
    input = stream;
    // it may have ended before it was asked for
    var unused = ended.whenComplete((report, lost) -> stream.over());
    return stream;
  }

  @Override
  public void handle(Message message, SSHPacket packet) throws SSHException {
    super.handle(message, packet);
    var waiting = input;
    if (message == Message.CHANNEL_WINDOW_ADJUST && waiting != null) {
      waiting.grown();
    }
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
    var waiting = input;
    if (waiting != null) {
      waiting.over();
    }
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
