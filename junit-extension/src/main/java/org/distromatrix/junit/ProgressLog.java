package org.distromatrix.junit;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.distromatrix.event.ProgressPace;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.Stamped;

/** Tells the log of this JVM what takes time, as java.util.logging is set up to show it. */
final class ProgressLog implements Consumer<Stamped> {
  private static final Logger LOG = Logger.getLogger("org.distromatrix.junit");

  private final ProgressPace pace = new ProgressPace();

  @Override
  public void accept(Stamped stamped) {
    if (pace.shows(stamped)) {
      tell(stamped.event());
    }
  }

  private static void tell(RunEvent event) {
    if (event instanceof RunEvent.Progress progress) {
      LOG.log(Level.INFO, "{0}: {1}", new Object[] {progress.cell(), progress.message()});
    } else if (event instanceof RunEvent.Waiting waiting) {
      LOG.log(Level.INFO, "{0}: {1}", new Object[] {waiting.cell(), waiting.reason()});
    } else if (event instanceof RunEvent.Warning warning) {
      LOG.log(Level.WARNING, "{0}: {1}", new Object[] {warning.cell(), warning.message()});
    }
  }
}
