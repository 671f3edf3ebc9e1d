package org.distromatrix.cli.view;

import java.util.function.Consumer;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.report.model.RunResult;

/**
 * Shows a run while it happens and when it is over. Events come from one thread; {@link #finish}
 * and {@link #close} are called when the last has been delivered. Closing leaves the screen in
 * order also where the run did not come to its end.
 */
public interface RunView extends Consumer<Stamped>, AutoCloseable {
  /** Shows what came of the run. */
  void finish(RunResult result);

  @Override
  void close();
}
