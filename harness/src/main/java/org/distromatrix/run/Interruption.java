package org.distromatrix.run;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why a run ends before its time: a signal, or its own time limit. The first reason stays. */
public final class Interruption {
  private @Nullable String reason;
  private Runnable action = () -> {};

  /** What is to be done when it happens; done at once if it has happened. */
  void onInterrupt(Runnable newAction) {
    boolean happened;
    synchronized (this) {
      action = newAction;
      happened = reason != null;
    }
    if (happened) {
      newAction.run();
    }
  }

  /**
   * Ends the run.
   *
   * @param why INT, TERM, HUP, or TIMEOUT for the run's own limit
   * @return false if it had been asked for before
   */
  public boolean interrupt(String why) {
    Runnable now;
    synchronized (this) {
      if (reason != null) {
        return false;
      }
      reason = why;
      now = action;
    }
    now.run();
    return true;
  }

  /** What ended the run early, if something did. */
  public synchronized Optional<String> reason() {
    return Optional.ofNullable(reason);
  }
}
