package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.model.Verdict;

/**
 * What a run passed with and a maintainer should still know: flaky tests, skipped cells, allowed
 * failures.
 */
final class Remarks {
  private Remarks() {}

  static List<String> lines(RunResult run, Paint paint) {
    var lines = new ArrayList<String>();
    for (var cell : run.cells()) {
      cell.tests().stream()
          .filter(TestResult::flaky)
          .forEach(test -> lines.add(flaky(cell, test, paint)));
    }
    for (var cell : run.cells()) {
      cell.skippedFor().forEach(reason -> lines.add(skipped(cell, reason, paint)));
    }
    for (var cell : run.cells()) {
      cell.allowedFailure()
          .filter(reason -> Verdict.of(cell).isBad())
          .ifPresent(
              reason ->
                  lines.add(paint.warning("allowed to fail") + " " + cell.id() + ": " + reason));
    }
    return lines;
  }

  private static String skipped(CellResult cell, String reason, Paint paint) {
    return paint.warning("skipped") + " " + cell.id() + ": " + SafeText.line(reason);
  }

  private static String flaky(CellResult cell, TestResult test, Paint paint) {
    return paint.warning("flaky")
        + " "
        + SafeText.line(cell.id() + "//" + test.suite() + "/" + test.name())
        + ": passed at attempt "
        + test.attempts().size()
        + "; before: "
        + FailureLines.cause(test.attempts().get(test.attempts().size() - 2).outcome());
  }
}
