package org.distromatrix.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.RunningCommand;
import org.jspecify.annotations.Nullable;

/**
 * The sockets between machines and this host (vsock(7)): whether qemu can give them to a machine
 * here, which is found out by having it do so once, and the address of each machine, its CID.
 */
final class Vsock {
  /** Where the SSH server listens: not at 22, which the guest's own systemd may take (v256). */
  static final int SSH_PORT = 19800;

  /** The range of CIDs we choose from: far from the small ones that people choose. */
  private static final int LOWEST_CID = 1 << 30;

  private static final int ATTEMPTS = 5;

  /** qemu's words for EADDRINUSE: the kernel knows best which CIDs are in use. */
  private static final String TAKEN = "unable to set guest cid: Address already in use";

  private static final Path DEVICE = Path.of("/dev/vhost-vsock");
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Commands commands;
  private final Path device;
  private @Nullable Boolean offered;

  Vsock(Commands commands) {
    this(commands, DEVICE);
  }

  Vsock(Commands commands, Path device) {
    this.commands = commands;
    this.device = device;
  }

  /** Starts a machine that has this CID, or none. */
  @FunctionalInterface
  interface Starting {
    Machine with(Optional<Integer> cid) throws MachineFailure;
  }

  /** Whether machines get it here. */
  synchronized boolean offered(MachineModel model) {
    if (offered == null) {
      offered = Files.isWritable(device) && qemuTakesIt(model);
    }
    return offered;
  }

  private boolean qemuTakesIt(MachineModel model) {
    try (RunningCommand qemu = commands.start(probe(model), OutputSink.none())) {
      qemu.tell("quit");
      return qemu.ended().get(MachineControl.LIMIT.toSeconds(), TimeUnit.SECONDS).status() == 0;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** A machine that never runs: making it is all that is asked. */
  private static Command probe(MachineModel model) {
    return Command.of(
        model.program(),
        "-no-user-config",
        "-nodefaults",
        "-display",
        "none",
        "-machine",
        model.machine(),
        "-S",
        "-monitor",
        "stdio",
        "-device",
        device(newCid()));
  }

  /** For qemu's {@code -device}. */
  static String device(int cid) {
    return "vhost-vsock-pci,guest-cid=" + cid;
  }

  /**
   * Starts a machine with a CID that nobody else on this host has. One is drawn, and another one if
   * the kernel says that it is in use: asking first would leave time for somebody to take it.
   */
  Machine start(MachineModel model, Starting starting) throws MachineFailure {
    if (!offered(model)) {
      return starting.with(Optional.empty());
    }
    for (int left = ATTEMPTS; true; left--) {
      try {
        return starting.with(Optional.of(newCid()));
      } catch (MachineFailure e) {
        if (left == 1 || !String.valueOf(e.getMessage()).contains(TAKEN)) {
          throw e;
        }
      }
    }
  }

  private static int newCid() {
    return LOWEST_CID + RANDOM.nextInt(LOWEST_CID);
  }
}
