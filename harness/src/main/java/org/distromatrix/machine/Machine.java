package org.distromatrix.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.RunningCommand;
import org.distromatrix.remote.VsockTransport;
import org.jspecify.annotations.Nullable;

/** A virtual machine that runs. Closing it ends it at once. */
public final class Machine implements AutoCloseable {
  private final RunningCommand process;
  private final MachineSpec spec;
  private final RebootOrder again;
  private final MachineTalk talk;
  private final ConsoleWatch console;
  private final CompletableFuture<String> trouble = new CompletableFuture<>();
  private volatile @Nullable MachineSockets sockets;
  private volatile @Nullable MachineControl control;
  private volatile Runnable atReset = () -> {};

  /** Has another qemu started when the current one ends. */
  @FunctionalInterface
  interface RebootOrder {
    void give() throws IOException;
  }

  Machine(
      RunningCommand process,
      ConsoleWatch console,
      MachineRequest request,
      MachineSpec spec,
      RebootOrder again) {
    this.process = process;
    this.spec = spec;
    this.again = again;
    this.console = console;
    this.talk = new MachineTalk(() -> greeting(request));
    var unused = console.trouble().thenAccept(trouble::complete);
  }

  private static List<String> greeting(MachineRequest request) {
    var lines = new ArrayList<>(request.greeting().lines());
    if (request.network()) {
      lines.add("network " + GuestNetwork.NETWORK);
    }
    return lines;
  }

  /** Takes up the talks with the qemu that was just started. */
  void take(MachineSockets newSockets) throws MachineFailure {
    sockets = newSockets;
    SocketChannel channel = newSockets.connected(newSockets.control(), process);
    talk.over(newSockets.connected(newSockets.talk(), process));
    control = new MachineControl(channel, process, this::stopped);
  }

  private MachineControl control() {
    return Objects.requireNonNull(control, "not taken up");
  }

  /** The machine has stopped, and qemu waits to be told what that is to mean. */
  private void stopped(boolean reboot) {
    if (reboot) {
      var thread = new Thread(this::reboot, "machine-reboot");
      thread.setDaemon(true);
      thread.start();
    } else {
      control().end();
    }
  }

  private void reboot() {
    talk.reset();
    atReset.run();
    MachineControl ending = control();
    try (MachineSockets old = Objects.requireNonNull(sockets, "not taken up")) {
      MachineSockets fresh = MachineSockets.open(spec.home());
      again.give();
      ending.end();
      take(fresh);
    } catch (IOException | MachineFailure e) {
      trouble.complete("it cannot reboot: " + e.getMessage());
    }
  }

  /** How qemu ended, for people. */
  static String end(CommandResult end) {
    return switch (end.status()) {
      case 0 -> "it powered itself off";
      case 137 -> "qemu was killed (by the host, for want of memory?)";
      default -> "qemu ended with status " + end.status() + ": " + end.tail().strip();
    };
  }

  /** What is done when the machine is reset: its connections end without a word. */
  public void atReset(Runnable newAtReset) {
    atReset = newAtReset;
  }

  /**
   * The port of this host's loopback that leads to the machine's SSH server.
   *
   * @throws MachineFailure if qemu does not tell
   */
  public int sshPort() throws MachineFailure {
    return control().sshPort();
  }

  /** Where the machine's SSH server may be reached on vsock; empty if this host cannot do that. */
  public Optional<VsockTransport> vsock() {
    return spec.cid().map(cid -> new VsockTransport(cid, Vsock.SSH_PORT));
  }

  /** Completes when SSH can be used in the current boot; another one after each reset. */
  public CompletableFuture<Void> entered() {
    return talk.entered();
  }

  /** As {@link #entered}, for the boot after the current one. */
  public CompletableFuture<Void> nextEntered() {
    return talk.nextEntered();
  }

  /** As {@link #nextReady}, for the boot that the machine was started with. */
  public CompletableFuture<String> ready() {
    return talk.ready();
  }

  /**
   * Completes at the end of a boot that is reached from now on, with the state that systemd gives
   * the system: {@code running}, {@code degraded}, {@code maintenance}, ...
   */
  public CompletableFuture<String> nextReady() {
    return talk.nextReady();
  }

  /** Completes with what the machine does not survive, in words: a panic, no root file system. */
  public CompletableFuture<String> trouble() {
    return trouble;
  }

  /** Completes with the next process that its kernel ends for want of memory. */
  public CompletableFuture<String> nextOutOfMemory() {
    return console.nextOutOfMemory();
  }

  /** Completes with its end, in words. */
  public CompletableFuture<String> ended() {
    return process.ended().thenApply(Machine::end);
  }

  /** Waits for the end of the first boot, and until the machine is worth to be saved. */
  void awaitReady(Duration limit) throws MachineFailure {
    var booted = new CompletableFuture<Void>();
    var unusedReady =
        ready().thenCompose(state -> talk.warmUp()).thenAccept(nothing -> booted.complete(null));
    var unusedTrouble = trouble().thenAccept(why -> fail(booted, why));
    var unusedEnd = ended().thenAccept(why -> fail(booted, why));
    try {
      booted.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new MachineFailure("not ready within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof MachineFailure failure
          ? failure
          : new MachineFailure(String.valueOf(e.getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MachineFailure("interrupted", e);
    }
  }

  private static void fail(CompletableFuture<Void> booted, String why) {
    booted.completeExceptionally(new MachineFailure(why));
  }

  /** Writes its devices' state to a file, and ends; its memory must be kept in one already. */
  void save(Path devices) throws MachineFailure {
    control().save(devices);
  }

  /** Reads its devices' state from a file and lets it go on, told what is new. */
  void resume(Path devices) throws MachineFailure {
    control().resume(devices, talk::greet);
  }

  @Override
  public void close() {
    process.close();
    try {
      closeSockets();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot close a socket of ours", e);
    }
  }

  private void closeSockets() throws IOException {
    MachineSockets current = sockets;
    if (current != null) {
      current.close();
    }
  }
}
