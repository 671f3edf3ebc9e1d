package org.distromatrix.guest;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** What tells of the boots of one guest, and the way into them. */
interface BootSigns {
  /** Completes when a boot is over that is reached from now on. */
  CompletableFuture<Void> nextReady();

  /**
   * Enters the current boot as soon as it can be entered. Cancelling the result gives up.
   *
   * @param limit for each answer of the guest
   */
  CompletableFuture<Way> enter(Duration limit);

  /** Completes with what no boot survives, in words: init ended, the kernel gave up. */
  CompletableFuture<String> end();

  /**
   * How long the end may come after the loss of the connection, for the sake of the message: a
   * guest that goes down closes its connections first.
   */
  Duration endLimit();

  /** Whether the boot that is over ended in a rescue shell. */
  boolean inRescue();

  /** How it is rebooted from outside, where no program in it can; empty where one can. */
  default Optional<Runnable> outerReboot() {
    return Optional.empty();
  }

  /** Takes note of what happens from now on. */
  default KillerWatch watchKills() {
    return Optional::empty;
  }

  /** Knows who may have killed a program. */
  @FunctionalInterface
  interface KillerWatch {
    /** Who killed something since the watch began; waits a moment for it to be told. */
    Optional<String> killer();
  }
}
