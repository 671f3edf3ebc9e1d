package org.distromatrix.guest;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;
import org.distromatrix.machine.MachineFailure;
import org.distromatrix.remote.AccessDenied;
import org.distromatrix.remote.LoopbackTransport;
import org.distromatrix.remote.SshConnection;
import org.distromatrix.remote.Transport;
import org.distromatrix.remote.VsockTransport;

/**
 * Enters a machine over vsock where that works, else over the port of this host's loopback, which
 * every machine has. The proof is the first login: that the host and the machine have such a device
 * tells nothing about bytes getting through. It is asked for once, then the way is settled.
 */
final class MachineEntrance {
  private final Optional<VsockTransport> vsock;
  private final Port port;
  private final Consumer<String> progress;
  private State state;

  private enum State {
    UNTRIED,
    VSOCK,
    LOOPBACK
  }

  /** The port of this host's loopback: another one after each reboot. */
  @FunctionalInterface
  interface Port {
    int get() throws MachineFailure;
  }

  /** Connects and logs in. */
  @FunctionalInterface
  interface Login {
    SshConnection over(Transport transport) throws IOException;
  }

  /**
   * @param vsock where the machine may answer; empty: the host cannot do that
   * @param progress hears if vsock is there and of no use
   */
  MachineEntrance(Optional<VsockTransport> vsock, Port port, Consumer<String> progress) {
    this.vsock = vsock;
    this.port = port;
    this.progress = progress;
    this.state = vsock.isPresent() ? State.UNTRIED : State.LOOPBACK;
  }

  /**
   * Enters the machine, whose SSH server listens.
   *
   * @throws AccessDenied if it is not the machine with our key, or does not take ours
   * @throws IOException if it cannot be entered now
   */
  synchronized SshConnection enter(Login login) throws IOException, MachineFailure {
    if (state == State.LOOPBACK) {
      return login.over(new LoopbackTransport(port.get()));
    }
    try {
      SshConnection connection = login.over(vsock.orElseThrow());
      state = State.VSOCK;
      return connection;
    } catch (AccessDenied e) {
      throw e;
    } catch (IOException e) {
      if (state == State.VSOCK) {
        throw e; // a boot that goes down
      }
      state = State.LOOPBACK;
      progress.accept("SSH goes over the loopback instead of vsock: " + e.getMessage());
      return enter(login);
    }
  }
}
