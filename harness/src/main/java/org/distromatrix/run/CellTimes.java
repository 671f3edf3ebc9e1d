package org.distromatrix.run;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.distromatrix.event.RunEvent;
import org.distromatrix.image.Obtained;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;

/** Times a cell's phases, and tells of them. */
final class CellTimes {
  private final RunContext run;
  private final String cell;
  private final List<PhaseTiming> phases = new ArrayList<>();
  private volatile Phase current = Phase.IMAGE;

  CellTimes(RunContext run, String cell) {
    this.run = run;
    this.cell = cell;
  }

  /** Does what makes up a phase. */
  <T> T timed(Phase phase, Function<PhaseClock, Obtained<T>> stage) {
    enter(phase);
    run.events().emit(new RunEvent.PhaseStarted(cell, phase));
    PhaseClock time = new PhaseClock(run.clock(), phase);
    boolean cached = false;
    try {
      Obtained<T> obtained = stage.apply(time);
      cached = obtained.cached();
      return obtained.value();
    } finally {
      PhaseTiming timing = time.ended(cached);
      phases.add(timing);
      run.events().emit(new RunEvent.PhaseEnded(cell, phase, timing.took(), cached));
    }
  }

  /** From now on the cell is in a phase that somebody else times. */
  void enter(Phase phase) {
    current = phase;
  }

  /** The phase that the cell is in. */
  Phase current() {
    return current;
  }

  /** Those that are over, in order of time. */
  List<PhaseTiming> all() {
    return List.copyOf(phases);
  }
}
