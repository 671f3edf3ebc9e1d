package org.distromatrix.guest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.remote.PortForward;
import org.distromatrix.remote.TransferLimits;

/** A booted cell. Closing it ends it and throws away what was written in it. */
public interface Guest extends AutoCloseable {
  /**
   * Runs a program in the guest to its end.
   *
   * @throws GuestLost if the guest or the way to it is gone
   */
  GuestResult exec(GuestCommand command, OutputSink stdout, OutputSink stderr);

  /**
   * Starts a program with its streams in the caller's hands.
   *
   * @param terminal the terminal it gets; empty: pipes
   * @throws GuestLost if the guest or the way to it is gone
   */
  default GuestProcess start(GuestCommand command, Optional<TerminalRequest> terminal) {
    throw MatrixException.usage("Cannot start an interactive program: this guest offers none");
  }

  /** Copies a host file or tree into the guest, as a stream; parents are made. Links stay links. */
  void put(Path source, String target);

  /**
   * Copies a folder's content out of the guest, as a stream from a stranger: bounded, never through
   * links, never outside {@code target}.
   *
   * @return what was left out, and why; empty if all came
   */
  java.util.List<String> get(String source, Path target, TransferLimits limits);

  /**
   * Whether there is anything in a folder of the guest; false if there is no such folder.
   *
   * @param folder without line breaks
   * @throws GuestLost if the guest or the way to it is gone
   */
  boolean holdsAnything(String folder);

  /**
   * Leads a port of this host's loopback to one of the guest's, until it is closed or the guest
   * reboots.
   *
   * @param port where something listens in the guest, on 127.0.0.1 or all addresses
   * @throws GuestLost if the way into the guest is gone
   */
  default PortForward forward(int port) {
    throw MatrixException.usage("Cannot forward port " + port + ": this guest offers no ports");
  }

  /**
   * Lets the guest reach a server by name, whatever network the guest has, until what is returned
   * is closed or the guest ends; it goes on over reboots. The name has an address of the guest's
   * loopback to itself. The server is asked when somebody in the guest connects, and may start
   * later; a client whom it does not answer is hung up on.
   *
   * @param name host name in the guest
   * @param port of that name
   * @param host where the server is, as this host knows it
   * @param hostPort where it listens
   * @throws MatrixException (usage) if there can be no such service, or it is there already;
   *     (infrastructure) if the guest cannot listen on that port
   * @throws GuestLost if the way into the guest is gone
   */
  default ExposedService expose(String name, int port, String host, int hostPort) {
    throw MatrixException.usage(
        "Cannot expose %s:%d: this guest has no way to this host".formatted(name, port));
  }

  /** Reboots, and returns when the guest is ready again under another boot id. */
  void reboot(Duration limit);

  /**
   * Waits until a reboot that was asked for from inside has happened and the guest is ready again.
   *
   * @param previousBootId the boot id before
   */
  void awaitReboot(String previousBootId, Duration limit);

  /** The kernel's random id of this boot. */
  String bootId();

  /** Whether it still runs. */
  boolean alive();

  /** What came over its console so far. */
  Path consoleLog();

  /** What tests may count on: words of {@code needs:}. */
  Set<Capability> capabilities();

  @Override
  void close();
}
