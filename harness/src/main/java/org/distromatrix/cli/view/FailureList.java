package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.run.RunFolder;

/** The failures of a run, briefly: their details were shown when they happened. */
final class FailureList {
  private static final int MOST = 25;

  private final ViewSettings settings;
  private final Paint paint;

  FailureList(ViewSettings settings) {
    this.settings = settings;
    this.paint = settings.paint();
  }

  List<String> lines(List<Failure> failures) {
    var lines = new ArrayList<String>();
    failures.stream().limit(MOST).forEach(failure -> add(lines, failure));
    if (failures.size() > MOST) {
      lines.add(
          "... and " + (failures.size() - MOST) + " more, in " + settings.path(RunFolder.RESULTS));
    }
    return lines;
  }

  private void add(List<String> lines, Failure failure) {
    var mark =
        failure.excuse().isEmpty()
            ? paint.bad("FAILED")
            : paint.warning("failed (" + failure.excuse() + ")");
    lines.add(mark + " " + paint.strong(failure.what()));
    lines.add("  cause: " + failure.cause());
    if (!failure.hint().isEmpty()) {
      lines.add("  hint: " + failure.hint());
    }
    if (!failure.log().isEmpty()) {
      lines.add("  log: " + settings.path(failure.log()));
    }
  }
}
