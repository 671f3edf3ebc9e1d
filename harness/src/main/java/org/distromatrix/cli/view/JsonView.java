package org.distromatrix.cli.view;

import java.io.PrintWriter;
import org.distromatrix.event.EventJson;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.report.model.RunResult;

/** For programs: every event as a line of JSON, and nothing else. */
public final class JsonView implements RunView {
  private final PrintWriter out;

  public JsonView(PrintWriter out) {
    this.out = out;
  }

  @Override
  public void accept(Stamped event) {
    out.print(EventJson.line(event) + "\n");
    out.flush();
  }

  /** Shows nothing: the events told it, and {@code results.json} has it in one piece. */
  @Override
  public void finish(RunResult result) {
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
