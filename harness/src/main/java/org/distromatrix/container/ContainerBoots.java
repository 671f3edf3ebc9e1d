package org.distromatrix.container;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** What is heard of the boots of a container from {@code matrix-container}. */
public final class ContainerBoots {
  private CompletableFuture<Entered> entered = new CompletableFuture<>();
  private CompletableFuture<String> ready = new CompletableFuture<>();

  /**
   * A boot can be entered.
   *
   * @param systemd whether its first process is systemd
   * @param why why it is not, "" if it was not to be
   */
  public record Entered(boolean systemd, String why) {}

  /** Another boot begins: what was said of the one before holds no longer. */
  synchronized void begin() {
    if (entered.isDone()) {
      entered = new CompletableFuture<>();
    }
    if (ready.isDone()) {
      ready = new CompletableFuture<>();
    }
  }

  /** Completes when the current boot can be entered; exceptionally if it refuses to be one. */
  public synchronized CompletableFuture<Entered> entered() {
    return entered;
  }

  /** As {@link #entered}, of a boot that comes after the one that a future was for. */
  public synchronized CompletableFuture<Entered> enteredAfter(CompletableFuture<Entered> before) {
    if (entered == before) {
      entered = new CompletableFuture<>();
    }
    return entered;
  }

  /** Completes with the state in which a boot has ended, in systemd's word for it. */
  public synchronized CompletableFuture<String> ready() {
    return ready;
  }

  /** As {@link #ready}, of a boot that is still to come. */
  public synchronized CompletableFuture<String> nextReady() {
    if (ready.isDone()) {
      ready = new CompletableFuture<>();
    }
    return ready;
  }

  /**
   * Takes the word of how a boot begins: {@code entered systemd}, {@code entered none WHY} or
   * {@code refused WHY}.
   */
  synchronized void hear(String line) {
    String[] words = line.strip().split(" ", 3);
    if (words[0].equals("entered") && words.length > 1) {
      boolean systemd = words[1].equals("systemd");
      entered.complete(new Entered(systemd, words.length > 2 ? words[2] : ""));
      if (!systemd) {
        ready.complete("running");
      }
    } else if (words[0].equals("refused")) {
      String why = line.strip().substring("refused".length()).strip();
      entered.completeExceptionally(new IOException("systemd cannot run in it: " + why));
    } else {
      entered.completeExceptionally(
          new IOException("matrix-container did not say how it begins, but `" + line + "`"));
    }
  }

  /** The current boot has ended in this state. */
  synchronized void reached(String state) {
    ready.complete(state);
  }
}
