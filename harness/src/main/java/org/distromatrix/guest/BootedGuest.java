package org.distromatrix.guest;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.distromatrix.command.OutputSink;
import org.distromatrix.remote.ConnectionLost;
import org.distromatrix.remote.PortForward;
import org.distromatrix.remote.TransferLimits;

/** A guest that is entered over SSH, after its boot is over. */
final class BootedGuest implements Guest {
  private static final GuestCommand REBOOT =
      GuestCommand.of("systemctl", "--no-block", "reboot").within(Duration.ofSeconds(30));

  private final GuestSpec spec;
  private final BootSigns signs;
  private final Set<Capability> capabilities;
  private final Runnable ending;
  private final ExposedServices exposed;
  private volatile Way way;

  /** Asked for before each program that may reboot the guest: a boot can be over quickly. */
  private volatile CompletableFuture<Void> nextReady;

  /**
   * @param way into its first boot, which is over
   * @param ending ends it
   */
  BootedGuest(
      GuestSpec spec, BootSigns signs, Set<Capability> capabilities, Way way, Runnable ending) {
    this.spec = spec;
    this.signs = signs;
    this.capabilities = Set.copyOf(capabilities);
    this.way = way;
    this.ending = ending;
    this.exposed = new ExposedServices(way, spec.warning());
    this.nextReady = signs.nextReady();
  }

  @Override
  public GuestResult exec(GuestCommand command, OutputSink stdout, OutputSink stderr) {
    nextReady = signs.nextReady();
    BootSigns.KillerWatch watch = signs.watchKills();
    GuestResult result = through(current -> current.exec(command, stdout, stderr));
    return result.wasKilled() ? result.endedBy(watch.killer()) : result;
  }

  @Override
  public GuestProcess start(GuestCommand command, Optional<TerminalRequest> terminal) {
    return through(current -> current.start(command, terminal));
  }

  @Override
  public void put(Path source, String target) {
    through(
        current -> {
          new GuestFiles(current).put(source, target);
          return true;
        });
  }

  @Override
  public List<String> get(String source, Path target, TransferLimits limits) {
    return through(current -> new GuestFiles(current).get(source, target, limits));
  }

  @Override
  public boolean holdsAnything(String folder) {
    return through(current -> current.holdsAnything(folder));
  }

  @Override
  public PortForward forward(int port) {
    return through(current -> current.forward(port));
  }

  @Override
  public ExposedService expose(String name, int port, String host, int hostPort) {
    var service = new HostService(name, port, host, hostPort);
    return through(current -> exposed.expose(service));
  }

  @Override
  public void reboot(Duration limit) {
    String before = bootId();
    nextReady = signs.nextReady();
    signs.outerReboot().ifPresentOrElse(Runnable::run, this::callForReboot);
    awaitReboot(before, limit);
  }

  private void callForReboot() {
    try {
      way.exec(REBOOT, OutputSink.none(), OutputSink.none());
    } catch (ConnectionLost e) {
      // it may go down before it answers; whether it comes back is what counts
    }
  }

  @Override
  public void awaitReboot(String previousBootId, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    CompletableFuture<Void> ready = nextReady;
    while (isIn(previousBootId)) {
      awaitLoss(deadline, limit);
      way.close();
      try {
        way =
            new Boot(signs, exposed::followEarly)
                .await(ready, Duration.ofNanos(deadline - System.nanoTime()));
      } catch (BootFailure e) {
        throw new GuestLost("guest " + spec.name() + " did not come back: " + e.getMessage(), e);
      }
    }
    through(
        current -> {
          exposed.follow(current);
          return true;
        });
  }

  /** A connection that was lost before it told its boot was one into the boot that went down. */
  private boolean isIn(String boot) {
    try {
      return way.bootId().equals(boot);
    } catch (ConnectionLost e) {
      return true;
    }
  }

  private void awaitLoss(long deadline, Duration limit) {
    try {
      way.connection().lost().get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new GuestLost(
          "guest " + spec.name() + " did not reboot within " + limit.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GuestLost("interrupted while guest " + spec.name() + " rebooted", e);
    }
  }

  private <T> T through(Function<Way, T> work) {
    try {
      return work.apply(way);
    } catch (ConnectionLost e) {
      throw new GuestLost("guest " + spec.name() + " was lost: " + reason(e), e);
    }
  }

  /** A guest that goes down closes its connections first. */
  private String reason(ConnectionLost lost) {
    try {
      return signs.end().get(signs.endLimit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return lost.getMessage() + ", though the guest still runs";
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return String.valueOf(lost.getMessage());
    }
  }

  @Override
  public String bootId() {
    return through(Way::bootId);
  }

  @Override
  public boolean alive() {
    return !signs.end().isDone() && way.connection().alive();
  }

  @Override
  public Path consoleLog() {
    return spec.consoleLog();
  }

  @Override
  public Set<Capability> capabilities() {
    return capabilities;
  }

  /** Nothing in it is worth an orderly end: it is killed. */
  @Override
  public void close() {
    ending.run();
    way.close();
  }
}
