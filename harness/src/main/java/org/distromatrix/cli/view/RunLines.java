package org.distromatrix.cli.view;

import java.util.List;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.Interrupted;
import org.distromatrix.event.RunEvent.RunStarted;
import org.distromatrix.event.RunEvent.Warning;

/** The lines that tell of events that concern the whole run. */
final class RunLines {
  private RunLines() {}

  static List<String> of(RunEvent event) {
    if (event instanceof RunStarted e) {
      int cells = e.cells().size();
      return List.of(
          "run "
              + e.run()
              + " of "
              + e.project()
              + ": "
              + cells
              + (cells == 1 ? " cell" : " cells"));
    } else if (event instanceof Interrupted e) {
      return List.of("interrupted by " + e.signal() + ": ending guests, keeping results");
    } else if (event instanceof Warning e) {
      return List.of("warning: " + SafeText.line(e.message()));
    }
    return List.of();
  }
}
