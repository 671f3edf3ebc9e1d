package org.distromatrix.suite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.distromatrix.command.OutputSink;
import org.distromatrix.guest.Capability;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.guest.GuestResult;
import org.distromatrix.guest.GuestSpec;
import org.distromatrix.remote.TransferLimits;

/**
 * This host's own shell as a guest: for what does not need a machine. A script that makes a file
 * {@code gone} beside the suites' folder loses it.
 */
final class LocalGuest implements Guest {
  private final GuestSpec spec;
  private final Path folder;
  private int boots = 1;
  private boolean closed;

  LocalGuest(GuestSpec spec, Path folder) {
    this.spec = spec;
    this.folder = folder;
  }

  @Override
  public GuestResult exec(GuestCommand command, OutputSink stdout, OutputSink stderr) {
    if (closed) {
      throw new IllegalStateException("used after its end");
    }
    long started = System.nanoTime();
    try {
      var process = start(command);
      var out = CompletableFuture.runAsync(() -> copy(process.getInputStream(), stdout));
      var err = CompletableFuture.runAsync(() -> copy(process.getErrorStream(), stderr));
      boolean ended = awaitEnd(process, command.timeout());
      if (!ended) {
        end(process);
      }
      CompletableFuture.allOf(out, err).join();
      if (Files.deleteIfExists(folder.resolve("gone"))) {
        throw new GuestLost("it powered off");
      }
      return result(process.waitFor(), ended, Duration.ofNanos(System.nanoTime() - started));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GuestLost("interrupted while waiting for the guest", e);
    }
  }

  private static boolean awaitEnd(Process process, Duration limit) throws InterruptedException {
    try {
      return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      end(process);
      throw e;
    }
  }

  /** Nothing may go on writing to the folder that stands for the guest. */
  private static void end(Process process) {
    var all = process.descendants().toList();
    process.toHandle().destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
    process.onExit().join();
    all.forEach(each -> each.onExit().join());
  }

  private Process start(GuestCommand command) throws IOException {
    var builder = new ProcessBuilder(command.argv());
    builder.environment().clear();
    builder.environment().put("PATH", System.getenv("PATH"));
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().putAll(command.environment());
    command.directory().ifPresent(directory -> builder.directory(Path.of(directory).toFile()));
    var process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private static void copy(InputStream from, OutputSink to) {
    var buffer = new byte[8192];
    try {
      for (int n = from.read(buffer); n >= 0; n = from.read(buffer)) {
        to.accept(buffer, n);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Java reports signal n as 128 + n, as a shell does; only SIGKILL is told apart here. */
  private static GuestResult result(int status, boolean ended, Duration took) {
    return status == 137
        ? new GuestResult(Optional.empty(), Optional.of("KILL"), !ended, List.of(), took)
        : new GuestResult(Optional.of(status), Optional.empty(), !ended, List.of(), took);
  }

  @Override
  public void put(Path source, String target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public List<String> get(String source, Path target, TransferLimits limits) {
    var from = Path.of(source);
    try (var all = Files.walk(from)) {
      for (var file : all.filter(Files::isRegularFile).toList()) {
        var to = target.resolve(from.relativize(file));
        Files.createDirectories(to.getParent());
        Files.copy(file, to);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ArrayList<>();
  }

  @Override
  public boolean holdsAnything(String wanted) {
    var names = Path.of(wanted).toFile().list();
    return names != null && names.length > 0;
  }

  @Override
  public void reboot(Duration limit) {
    boots++;
  }

  @Override
  public void awaitReboot(String previousBootId, Duration limit) {
    throw new UnsupportedOperationException();
  }

  @Override
  public String bootId() {
    return "boot-" + boots;
  }

  @Override
  public boolean alive() {
    return !closed;
  }

  @Override
  public Path consoleLog() {
    return spec.consoleLog();
  }

  @Override
  public Set<Capability> capabilities() {
    return EnumSet.of(Capability.INIT);
  }

  @Override
  public void close() {
    closed = true;
  }
}
