package org.distromatrix.remote;

import java.io.IOException;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import net.schmizz.sshj.connection.channel.Channel;
import net.schmizz.sshj.connection.channel.OpenFailException.Reason;
import net.schmizz.sshj.connection.channel.forwarded.RemotePortForwarder.Forward;

/**
 * A port of the other side whose connections come out on this host: the reverse of {@link
 * PortForward}. It ends with the connection, or when it is closed, and those who are connected are
 * then hung up on, here and there. (sshj's own listener leaves its sockets open.)
 */
public final class ReverseForward implements AutoCloseable {
  private final ReverseForwards forwards;
  private final Forward listening;
  private final Target target;
  private final Map<Socket, ForwardedConnection> live = new ConcurrentHashMap<>();
  private volatile boolean closed;

  /** What the other side's connections lead to. */
  @FunctionalInterface
  public interface Target {
    /**
     * Connects, for one connection of the other side; on a thread of its own.
     *
     * @throws IOException if there is nobody: the other side's client is then hung up on
     */
    Socket connect() throws IOException;
  }

  private ReverseForward(ReverseForwards forwards, Forward listening, Target target) {
    this.forwards = forwards;
    this.listening = listening;
    this.target = target;
  }

  static ReverseForward open(ReverseForwards forwards, String address, int port, Target target)
      throws IOException {
    var forward = new ReverseForward(forwards, new Forward(address, port), target);
    forwards.listen(forward.listening, forward::accept);
    return forward;
  }

  /** sshj's own thread would keep a program from its end. */
  private void accept(Channel.Forwarded channel) {
    SocketRelay.start(name(), () -> serve((ForwardedConnection) channel));
  }

  private String name() {
    return "reverse-forward-" + listening;
  }

  private void serve(ForwardedConnection channel) {
    connected(channel).ifPresent(socket -> relay(socket, channel));
  }

  private Optional<Socket> connected(ForwardedConnection channel) {
    try {
      return Optional.of(target.connect());
    } catch (IOException e) {
      reject(channel);
      return Optional.empty();
    }
  }

  private static void reject(ForwardedConnection channel) {
    try {
      channel.reject(Reason.CONNECT_FAILED, "nobody answers");
    } catch (IOException e) {
      // the connection has ended, and the client's with it
    }
  }

  private void relay(Socket socket, ForwardedConnection channel) {
    live.put(socket, channel);
    try (socket;
        channel) {
      channel.confirm();
      if (!closed) {
        new SocketRelay(name(), socket, channel).run();
      }
    } catch (IOException e) {
      // one of the two hung up: both see their connection end
    } finally {
      live.remove(socket);
    }
  }

  /** Hangs up on all who are connected, and on whoever comes from now on. */
  void hangUp() {
    closed = true;
    live.forEach(ReverseForward::hangUp);
  }

  /** Both threads of a connection may wait: one for the service, or for the client to read. */
  private static void hangUp(Socket socket, ForwardedConnection channel) {
    channel.over();
    try (socket;
        channel) {
      // a client that neither reads nor ends is hung up on, too
    } catch (IOException e) {
      // they are closed all the same
    }
  }

  @Override
  public void close() {
    if (closed) {
      return; // so is the connection
    }
    hangUp();
    try {
      forwards.cancel(listening);
    } catch (IOException e) {
      // the connection has ended, and the port with it
    }
  }
}
