package org.distromatrix.event;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.distromatrix.event.RunEvent.CellEnded;
import org.distromatrix.event.RunEvent.OfCell;
import org.distromatrix.event.RunEvent.PhaseStarted;
import org.distromatrix.event.RunEvent.Progress;
import org.distromatrix.event.RunEvent.Stamped;

/**
 * Spares a log the hundreds of lines of a package manager, all of which are in the phase's own log:
 * a new step, whose message ends in "...", is always told of, each package in it only where the
 * cell has been silent for a while.
 */
public final class ProgressPace {
  /** Long enough to keep a log short, and short enough to see that it goes on. */
  private static final Duration SILENCE = Duration.ofSeconds(10);

  private final Map<String, Instant> lastShown = new HashMap<>();

  /** Whether the event is to be shown, as far as this goes. */
  public boolean shows(Stamped stamped) {
    if (!(stamped.event() instanceof OfCell event)) {
      return true;
    }
    if (event instanceof Progress progress) {
      return progress.message().endsWith("...")
          ? shown(event, stamped.at())
          : silent(event, stamped.at()) && shown(event, stamped.at());
    }
    if (event instanceof PhaseStarted || event instanceof CellEnded) {
      lastShown.remove(event.cell());
    }
    return true;
  }

  private boolean silent(OfCell event, Instant now) {
    Instant last = lastShown.get(event.cell());
    return last == null || !now.isBefore(last.plus(SILENCE));
  }

  private boolean shown(OfCell event, Instant now) {
    lastShown.put(event.cell(), now);
    return true;
  }
}
