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

  /** Whether the boot that is over ended in a rescue shell. */
  boolean inRescue();

  /** What is known of a program's end by SIGKILL that nobody of us sent; empty: nothing. */
  default Optional<String> whyKilled() {
    return Optional.empty();
  }
}
