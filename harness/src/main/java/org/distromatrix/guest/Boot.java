package org.distromatrix.guest;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.distromatrix.remote.ConnectionLost;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a boot's end: we are in, and its systemd has said that the boot is over. Whatever makes
 * one of them impossible ends the waiting at once.
 */
final class Boot {
  private final BootSigns signs;
  private final Consumer<Way> entry;

  Boot(BootSigns signs) {
    this(signs, way -> {});
  }

  /**
   * @param entry gets the way in while the guest still boots; may be one into a boot that goes down
   */
  Boot(BootSigns signs, Consumer<Way> entry) {
    this.signs = signs;
    this.entry = entry;
  }

  /**
   * @param ready from {@link BootSigns#nextReady}, asked for before this boot could be over
   */
  Way await(CompletableFuture<Void> ready, Duration limit) throws BootFailure {
    CompletableFuture<Way> entered = signs.enter(limit);
    CompletableFuture<Way> greeted = entered.thenApply(this::greet);
    var booted = new CompletableFuture<Way>();
    // what these return nobody needs: they only complete the future above
    var unusedEnd =
        signs.end().thenAccept(why -> booted.completeExceptionally(new BootFailure(why)));
    var unusedBoth = ready.thenCombine(greeted, (nothing, way) -> booted.complete(way));
    var unusedError = entered.whenComplete((way, error) -> failIfNot(booted, error));
    try {
      Way way = booted.get(limit.toNanos(), TimeUnit.NANOSECONDS);
      checkNormal(way);
      return way;
    } catch (TimeoutException e) {
      String missing = missing(ready, entered);
      throw new BootFailure("not ready within " + limit.toSeconds() + " s: " + missing, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof BootFailure failure) {
        throw failure;
      }
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BootFailure("interrupted", e);
    } finally {
      entered.cancel(false);
    }
  }

  private Way greet(Way way) {
    entry.accept(way);
    return way;
  }

  private static void failIfNot(CompletableFuture<Way> booted, @Nullable Throwable error) {
    if (error != null) {
      booted.completeExceptionally(
          new BootFailure("cannot enter it over SSH: " + error.getMessage(), error));
    }
  }

  private void checkNormal(Way way) throws BootFailure {
    if (signs.inRescue()) {
      String failed = ask(way, "systemctl", "--no-legend", "--plain", "--failed");
      way.close();
      throw new BootFailure("it ended in a rescue shell; failed units: " + failed);
    }
  }

  private static String missing(CompletableFuture<Void> ready, CompletableFuture<Way> entered) {
    if (!entered.isDone() || entered.isCompletedExceptionally()) {
      return ready.isDone() ? "its SSH server does not answer" : "its systemd does not get so far";
    }
    String jobs = ask(entered.join(), "systemctl", "--no-legend", "list-jobs");
    entered.join().close();
    return "it is still starting: " + jobs;
  }

  private static String ask(Way way, String... command) {
    var answer = new java.io.ByteArrayOutputStream();
    try {
      way.exec(
          GuestCommand.of(command).within(Duration.ofSeconds(10)),
          (buffer, length) -> answer.write(buffer, 0, length),
          (buffer, length) -> {});
    } catch (ConnectionLost e) {
      return "(it does not tell)";
    }
    return answer.toString(StandardCharsets.UTF_8).strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
  }
}
