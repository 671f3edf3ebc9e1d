package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.RunFolder;

/** The exact commands for what comes next, for the first failure that counts. */
final class NextSteps {
  private final RunResult run;
  private final ViewSettings settings;

  NextSteps(RunResult run, ViewSettings settings) {
    this.run = run;
    this.settings = settings;
  }

  List<String> lines(List<Failure> failures) {
    if (failures.isEmpty()) {
      return files();
    }
    var first = failures.get(0);
    var lines = new ArrayList<String>();
    lines.add("  rerun:    " + settings.commandLine("run", first.selection()));
    if (failures.size() > 1) {
      lines.add("  all:      " + settings.commandLine("run", "--failed"));
    }
    if (!first.log().isEmpty()) {
      lines.add("  log:      less " + ShellWord.quote(settings.path(first.log())));
    }
    if (boots(first)) {
      lines.add("  shell:    " + settings.commandLine("shell", first.cell()));
    }
    lines.addAll(files());
    return lines;
  }

  private List<String> files() {
    return List.of(
        "  report:   " + settings.path("report/index.html"),
        "  results:  " + settings.path(RunFolder.RESULTS));
  }

  /** A cell without an image has no guest to get a shell in. */
  private boolean boots(Failure failure) {
    return run.cells().stream()
        .filter(cell -> cell.id().equals(failure.cell()))
        .flatMap(cell -> cell.problem().stream())
        .noneMatch(problem -> problem.phase() == Phase.IMAGE || problem.phase() == Phase.BUILD);
  }
}
