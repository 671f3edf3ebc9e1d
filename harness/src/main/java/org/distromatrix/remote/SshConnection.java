package org.distromatrix.remote;

import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.userauth.keyprovider.KeyPairWrapper;
import net.schmizz.sshj.userauth.method.AuthPublickey;
import org.jspecify.annotations.Nullable;

/** One SSH connection. Any number of programs run over it at a time. */
public final class SshConnection implements AutoCloseable {
  private static final Set<DisconnectReason> DENIALS =
      EnumSet.of(
          DisconnectReason.HOST_KEY_NOT_VERIFIABLE,
          DisconnectReason.KEY_EXCHANGE_FAILED,
          DisconnectReason.NO_MORE_AUTH_METHODS_AVAILABLE);

  private final SSHClient client;
  private @Nullable ReverseForwards forwards;
  private final CompletableFuture<String> lost = new CompletableFuture<>();

  private SshConnection(SSHClient client) {
    this.client = client;
    client
        .getTransport()
        .setDisconnectListener((DisconnectReason reason, String text) -> lost.complete(text));
  }

  /**
   * Connects and logs in as root.
   *
   * @param limit for every single answer of the other side; its greeting may take longer
   * @throws AccessDenied if the other side is not the one with our key, or does not take ours
   * @throws java.net.SocketException if nobody listens there
   * @throws IOException if the other side gives up in between
   */
  public static SshConnection open(Transport transport, SshKeys keys, Duration limit)
      throws IOException {
    var client = new SSHClient(SshAlgorithms.config());
    client.addHostKeyVerifier(new PinnedHostKey(keys.host().getPublic()));
    int milliseconds = Math.toIntExact(Math.min(limit.toMillis(), Integer.MAX_VALUE));
    client.getTransport().setTimeoutMs(milliseconds);
    client.getConnection().setTimeoutMs(milliseconds);
    try {
      transport.connect(client);
      client.auth("root", new AuthPublickey(new KeyPairWrapper(keys.client())));
      return new SshConnection(client);
    } catch (IOException e) {
      client.close();
      throw isDenial(e) ? new AccessDenied(String.valueOf(e.getMessage()), e) : e;
    } catch (RuntimeException e) {
      client.close();
      throw e;
    }
  }

  private static boolean isDenial(IOException e) {
    return e instanceof SSHException ssh && DENIALS.contains(ssh.getDisconnectReason());
  }

  /** Completes, with a reason, when the connection has ended, whoever ended it. */
  public CompletableFuture<String> lost() {
    return lost;
  }

  public boolean alive() {
    return client.isConnected() && !lost.isDone();
  }

  /**
   * Starts a line of the other side's shell.
   *
   * @param terminal the terminal it gets; empty: pipes
   * @throws ConnectionLost if the connection has ended
   */
  public RemoteProgram start(String line, Optional<RemoteTerminal> terminal) {
    try {
      var channel = new ProgramChannel(client.getConnection());
      channel.open();
      if (terminal.isPresent()) {
        RemoteTerminal t = terminal.get();
        channel.allocatePTY(t.type(), t.columns(), t.rows(), 0, 0, Map.of());
      }
      channel.exec(line);
      return new RemoteProgram(channel);
    } catch (SSHException | IllegalStateException e) {
      throw new ConnectionLost("the SSH connection ended", e);
    }
  }

  /**
   * Leads a port of this host's loopback to one of the other side's.
   *
   * @param port where something listens there
   * @throws IOException if this host has no port left
   */
  public PortForward forward(int port) throws IOException {
    PortForward forward = PortForward.open(client, port);
    var unused = lost.thenRun(forward::close);
    return forward;
  }

  /**
   * Leads a port of the other side to this host, until it is closed or the connection ends.
   *
   * @param address of the other side, on which it listens
   * @throws IOException if the other side does not listen there: the port may be taken
   * @throws ConnectionLost if the connection has ended
   */
  public ReverseForward expose(String address, int port, ReverseForward.Target target)
      throws IOException {
    try {
      ReverseForward forward = ReverseForward.open(forwards(), address, port, target);
      var unused = lost.thenRun(forward::hangUp);
      return forward;
    } catch (IOException e) {
      if (alive()) {
        throw e;
      }
      throw new ConnectionLost("the SSH connection ended", e);
    }
  }

  /** Made when it is first needed: few connections need it. */
  private synchronized ReverseForwards forwards() {
    ReverseForwards made = forwards;
    if (made == null) {
      made = new ReverseForwards(client.getConnection());
      forwards = made;
    }
    return made;
  }

  @Override
  public void close() {
    try {
      client.disconnect();
    } catch (IOException e) {
      // the other side was faster
      lost.complete(String.valueOf(e.getMessage()));
    }
  }
}
