package org.distromatrix.cli;

import java.util.List;
import org.distromatrix.run.Interruption;
import org.distromatrix.run.RunVerdict;
import org.jline.utils.Signals;

/**
 * Ends a run in order on the first signal and at once on the second. Guests die either way: their
 * supervisors see the end of our pipes.
 */
final class EndOfRun {
  private EndOfRun() {}

  static void onSignal(Interruption interruption) {
    for (String name : List.of("INT", "TERM", "HUP")) {
      Signals.register(name, () -> handle(name, interruption));
    }
  }

  private static void handle(String name, Interruption interruption) {
    if (!interruption.interrupt(name)) {
      Runtime.getRuntime().halt(RunVerdict.interruptedBy(name).exitCode());
    }
  }
}
