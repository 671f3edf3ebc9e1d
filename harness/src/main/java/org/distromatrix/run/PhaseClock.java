package org.distromatrix.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.jspecify.annotations.Nullable;

/** Times one phase of one cell, and how much of it was spent waiting for another builder. */
public final class PhaseClock {
  private final Clock clock;
  private final Phase phase;
  private final Instant started;
  private Duration waited = Duration.ZERO;
  private @Nullable Instant waitingSince;

  /** Starts now. */
  public PhaseClock(Clock clock, Phase phase) {
    this.clock = clock;
    this.phase = phase;
    this.started = clock.instant();
  }

  /** From now on it waits. */
  synchronized void waits() {
    if (waitingSince == null) {
      waitingSince = clock.instant();
    }
  }

  /** From now on it works. */
  synchronized void works() {
    if (waitingSince != null) {
      waited = waited.plus(Duration.between(waitingSince, clock.instant()));
      waitingSince = null;
    }
  }

  /** The phase is over. */
  synchronized PhaseTiming ended(boolean cached) {
    works();
    return new PhaseTiming(
        phase, started, Duration.between(started, clock.instant()), waited, cached);
  }
}
