package org.distromatrix.cli;

import java.io.PrintWriter;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvents;

/**
 * Tells whoever waits for one cell what takes time.
 *
 * @param err where
 */
record SessionEvents(PrintWriter err) implements RunEvents {
  @Override
  public void emit(RunEvent event) {
    if (event instanceof RunEvent.Progress progress) {
      err.println(progress.cell() + ": " + progress.message());
    } else if (event instanceof RunEvent.Waiting waiting) {
      err.println(waiting.cell() + ": " + waiting.reason());
    } else if (event instanceof RunEvent.Warning warning) {
      err.println("warning: " + warning.message());
    }
  }
}
