package org.distromatrix.host;

import java.time.Duration;
import java.util.function.Consumer;

/** How long somebody waits for a lock, and who is told for whom. */
final class LockWait {
  private final long deadline;
  private final Consumer<String> waiting;
  private boolean told;

  LockWait(Duration bound, Consumer<String> waiting) {
    this.deadline = System.nanoTime() + bound.toNanos();
    this.waiting = waiting;
  }

  /** Asks once, without waiting. */
  static LockWait none() {
    return new LockWait(Duration.ZERO, holder -> {});
  }

  boolean isOver() {
    return nanosLeft() <= 0;
  }

  long nanosLeft() {
    return deadline - System.nanoTime();
  }

  /** Tells the holder, the first time only. */
  void tell(String holder) {
    if (!told) {
      told = true;
      waiting.accept(holder);
    }
  }
}
