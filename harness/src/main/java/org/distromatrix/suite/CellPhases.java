package org.distromatrix.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.event.RunEvent;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.jspecify.annotations.Nullable;

/** Times the phases of a cell's tests, one after the other, and tells of them. */
final class CellPhases {
  private final CellSession session;
  private final List<PhaseTiming> timings = new ArrayList<>();
  private @Nullable Phase current;
  private Instant started = Instant.EPOCH;
  private long startedNanos;

  CellPhases(CellSession session) {
    this.session = session;
  }

  /** Ends the phase that is under way, if one is, and begins another. */
  void begin(Phase phase) {
    end();
    current = phase;
    started = session.clock().instant();
    startedNanos = System.nanoTime();
    session.emit(new RunEvent.PhaseStarted(session.cell(), phase));
  }

  /** Begins a phase unless one is under way. */
  void ensure(Phase phase) {
    if (current == null) {
      begin(phase);
    }
  }

  void end() {
    if (current != null) {
      var took = Duration.ofNanos(System.nanoTime() - startedNanos);
      timings.add(new PhaseTiming(current, started, took, Duration.ZERO, false));
      session.emit(new RunEvent.PhaseEnded(session.cell(), current, took, false));
      current = null;
    }
  }

  /** The phase under way; TEST between phases. */
  Phase current() {
    return current == null ? Phase.TEST : current;
  }

  List<PhaseTiming> timings() {
    return timings;
  }
}
