package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.RunResult;

/** What a run has in common with its baseline, and what is better. */
final class BaselineLines {
  private static final int MOST = 10;

  private BaselineLines() {}

  static List<String> lines(RunResult run, Paint paint) {
    return run.baseline().map(baseline -> lines(baseline, paint)).orElse(List.of());
  }

  private static List<String> lines(Baseline baseline, Paint paint) {
    var lines = new ArrayList<String>();
    lines.add(
        "baseline %s: %s, %d fixed"
            .formatted(baseline.run(), known(baseline.known().size()), baseline.fixed().size()));
    baseline.fixed().stream()
        .limit(MOST)
        .forEach(id -> lines.add("  " + paint.good("fixed") + " " + SafeText.line(id)));
    int more = baseline.fixed().size() - MOST;
    if (more > 0) {
      lines.add("  ... and " + more + " more");
    }
    return lines;
  }

  private static String known(int number) {
    return number + (number == 1 ? " known failure" : " known failures");
  }
}
