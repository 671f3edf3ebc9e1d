package org.distromatrix.guest;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.distromatrix.container.ContainerBoots;
import org.distromatrix.container.LiveContainer;
import org.distromatrix.remote.AccessDenied;
import org.distromatrix.remote.SshConnection;
import org.distromatrix.remote.SshKeys;
import org.jspecify.annotations.Nullable;

/** The boots of a container. */
final class ContainerSigns implements BootSigns {
  private final LiveContainer container;
  private final ContainerBoots boots;
  private final SshKeys keys;
  private volatile String state = "";
  private volatile boolean systemd;

  /** The boot that we are in, or were in last. */
  private volatile @Nullable CompletableFuture<ContainerBoots.Entered> current;

  ContainerSigns(LiveContainer container, SshKeys keys) {
    this.container = container;
    this.boots = container.boots();
    this.keys = keys;
  }

  /** As {@link #nextReady}, for the boot that the container was started for. */
  CompletableFuture<Void> ready() {
    return boots.ready().thenAccept(this::reached);
  }

  @Override
  public CompletableFuture<Void> nextReady() {
    return boots.nextReady().thenAccept(this::reached);
  }

  private void reached(String newState) {
    state = newState;
  }

  /** Whether the boot that was entered has systemd as its first process. */
  boolean systemd() {
    return systemd;
  }

  @Override
  public CompletableFuture<Way> enter(Duration limit) {
    return Entering.start("container-entrance", wanted -> connect(limit, wanted));
  }

  /**
   * A boot that is going down refuses us: then it is the next one that is to be entered. One that
   * we were in already is not tried again, as a program that an engine starts in a container that
   * goes down holds its end up: systemd kills it, and then waits 10 s for it to be gone.
   */
  private SshConnection connect(Duration limit, CompletableFuture<Way> wanted)
      throws IOException, InterruptedException, ExecutionException {
    CompletableFuture<ContainerBoots.Entered> open =
        current == null ? boots.entered() : boots.enteredAfter(current);
    while (true) {
      CompletableFuture.anyOf(open, wanted.handle((way, error) -> null)).get();
      if (wanted.isDone()) {
        throw new IOException("given up");
      }
      try {
        SshConnection made = SshConnection.open(container.entrance(), keys, limit);
        systemd = open.get().systemd();
        current = open;
        return made;
      } catch (AccessDenied e) {
        throw e;
      } catch (IOException e) {
        open = boots.enteredAfter(open);
      }
    }
  }

  @Override
  public CompletableFuture<String> end() {
    return container.ended();
  }

  /** Its engine tells its end after that of its last process. */
  @Override
  public Duration endLimit() {
    return Duration.ofSeconds(2);
  }

  /** The word of systemd for a system that is in its rescue or emergency target. */
  @Override
  public boolean inRescue() {
    return state.equals("maintenance");
  }

  /** Without systemd nothing in the container can ask for it. */
  @Override
  public Optional<Runnable> outerReboot() {
    return systemd ? Optional.empty() : Optional.of(container::restart);
  }
}
