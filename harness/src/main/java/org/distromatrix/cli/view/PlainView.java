package org.distromatrix.cli.view;

import java.io.PrintWriter;
import java.util.List;
import org.distromatrix.event.ProgressPace;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.report.model.RunResult;

/** For logs and pipes: a plain line for each event that matters, each with its cell in front. */
public final class PlainView implements RunView {
  private final PrintWriter out;
  private final ViewSettings settings;
  private final EventLines lines;
  private final ProgressPace pace = new ProgressPace();

  public PlainView(PrintWriter out, ViewSettings settings) {
    this.out = out;
    this.settings = settings;
    this.lines = new EventLines(settings);
  }

  @Override
  public void accept(Stamped stamped) {
    var event = stamped.event();
    var cell = event.cellId();
    if (!settings.verbose() && !pace.shows(stamped)) {
      return;
    }
    if (cell.isPresent()) {
      print(cell.get(), lines.of(event));
    } else {
      print("matrix", RunLines.of(event));
    }
    out.flush();
  }

  private void print(String prefix, List<String> texts) {
    texts.forEach(text -> out.print("[" + prefix + "] " + text + "\n"));
  }

  @Override
  public void finish(RunResult result) {
    out.print("\n" + Summary.render(result, settings));
    out.flush();
  }

  @Override
  public void close() {
    out.flush();
  }
}
