package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.explain.FailureGroup;
import org.distromatrix.report.model.RunResult;

/** Why only there: what failures have in common, a line for each group. */
final class GroupList {
  private static final int MOST = 5;
  private static final int LONGEST_MESSAGE = 120;

  private final ViewSettings settings;
  private final Paint paint;

  GroupList(ViewSettings settings) {
    this.settings = settings;
    this.paint = settings.paint();
  }

  List<String> lines(RunResult run) {
    var groups = FailureGroup.of(run).stream().filter(FailureGroup::tellsMore).toList();
    var lines = new ArrayList<String>();
    groups.stream().limit(MOST).forEach(group -> lines.add(line(group)));
    if (groups.size() > MOST) {
      lines.add(
          "... and %d more like these, in %s"
              .formatted(groups.size() - MOST, settings.path("report/index.html")));
    }
    return lines;
  }

  private String line(FailureGroup group) {
    var message = SafeText.line(group.message());
    return paint.strong(SafeText.line(group.subject()))
        + " "
        + SafeText.line(group.explanation().text())
        + (message.isEmpty() ? "" : paint.faint(": " + cut(message)))
        + (group.allowed() ? paint.warning(" (allowed)") : "");
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE
        ? message
        : message.substring(0, message.offsetByCodePoints(0, LONGEST_MESSAGE / 2)) + " [...]";
  }
}
