package org.distromatrix.guest;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.distromatrix.machine.Machine;
import org.distromatrix.machine.MachineFailure;
import org.distromatrix.remote.AccessDenied;
import org.distromatrix.remote.SshConnection;
import org.distromatrix.remote.SshKeys;
import org.jspecify.annotations.Nullable;

/** The boots of a virtual machine. */
final class MachineSigns implements BootSigns {
  private static final Duration CONSOLE_LIMIT = Duration.ofMillis(500);

  private final Machine machine;
  private final MachineEntrance entrance;
  private final SshKeys keys;
  private final CompletableFuture<String> end = new CompletableFuture<>();
  private final AtomicReference<@Nullable SshConnection> connection = new AtomicReference<>();
  private volatile String state = "";

  MachineSigns(Machine machine, MachineEntrance entrance, SshKeys keys) {
    this.machine = machine;
    this.entrance = entrance;
    this.keys = keys;
    machine.atReset(this::disconnect);
    var unusedEnd = machine.ended().thenAccept(end::complete);
    var unusedTrouble = machine.trouble().thenAccept(this::giveUp);
  }

  /** A kernel that gave up answers nothing, and closes nothing. */
  private void giveUp(String why) {
    end.complete(why);
    disconnect();
  }

  private void disconnect() {
    SshConnection current = connection.getAndSet(null);
    if (current != null) {
      current.close();
    }
  }

  /** As {@link #nextReady}, for the boot that the machine was started with. */
  CompletableFuture<Void> ready() {
    return machine.ready().thenAccept(this::reached);
  }

  @Override
  public CompletableFuture<Void> nextReady() {
    return machine.nextReady().thenAccept(this::reached);
  }

  private void reached(String newState) {
    state = newState;
  }

  @Override
  public CompletableFuture<Way> enter(Duration limit) {
    return Entering.start("machine-entrance", wanted -> connect(limit, wanted));
  }

  /** A boot that is going down refuses us: then it is the next one that is to be entered. */
  private SshConnection connect(Duration limit, CompletableFuture<Way> wanted)
      throws IOException, InterruptedException, ExecutionException {
    CompletableFuture<Void> open = machine.entered();
    while (true) {
      var either = CompletableFuture.anyOf(open, wanted.handle((way, error) -> null));
      either.get();
      if (wanted.isDone()) {
        throw new IOException("given up");
      }
      try {
        SshConnection made =
            entrance.enter(transport -> SshConnection.open(transport, keys, limit));
        connection.set(made);
        return made;
      } catch (AccessDenied e) {
        throw e;
      } catch (IOException | MachineFailure e) {
        if (machine.entered() == open) {
          open = machine.nextEntered();
        } else {
          open = machine.entered();
        }
      }
    }
  }

  @Override
  public CompletableFuture<String> end() {
    return end;
  }

  /** It stops all its services first; in emulation that takes some seconds. */
  @Override
  public Duration endLimit() {
    return Duration.ofSeconds(20);
  }

  /** The word of systemd for a system that is in its rescue or emergency target. */
  @Override
  public boolean inRescue() {
    return state.equals("maintenance");
  }

  @Override
  public KillerWatch watchKills() {
    CompletableFuture<String> next = machine.nextOutOfMemory();
    return () -> killer(next);
  }

  /** The console may be slower than the program's end. */
  private static Optional<String> killer(CompletableFuture<String> outOfMemory) {
    try {
      String process = outOfMemory.get(CONSOLE_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
      return Optional.of("out of memory: the guest's kernel ended process " + process);
    } catch (TimeoutException | ExecutionException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
