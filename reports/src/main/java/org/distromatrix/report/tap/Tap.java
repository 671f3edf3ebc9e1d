package org.distromatrix.report.tap;

import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Counting;
import org.distromatrix.report.testcase.TestCase;

/**
 * A run in the Test Anything Protocol, version 13 (testanything.org): a point for each test of each
 * cell, each check, and each cell itself.
 *
 * <pre>
 * TAP version 13
 * 1..3
 * ok 1 - debian:13/nspawn//unit/parses-empty-input
 * not ok 2 - debian:13/nspawn//unit/sums
 * # exit status 1
 * ok 3 - debian:13/nspawn//smoke/man # SKIP no man pages here
 * </pre>
 *
 * <p>A failure that is allowed, or one of the baseline, is a {@code TODO}.
 */
public final class Tap {
  private final Counting counting;
  private final StringBuilder points = new StringBuilder();
  private int count;

  private Tap(Counting counting) {
    this.counting = counting;
  }

  /** The whole document. */
  public static String document(RunResult run) {
    Tap tap = new Tap(Counting.of(run));
    run.cells().forEach(tap::cell);
    String end = run.complete() ? "" : "Bail out! the run did not come to its end\n";
    return "TAP version 13\n1.." + tap.count + "\n" + tap.points + end;
  }

  private void cell(CellResult cell) {
    TestCase.suites(cell)
        .forEach((suite, tests) -> tests.forEach(test -> point(cell, suite, test)));
  }

  private void point(CellResult cell, String suite, TestCase test) {
    count++;
    points
        .append(test.outcome().isFailure() ? "not ok " : "ok ")
        .append(count)
        .append(" - ")
        .append(escaped(cell.id() + "//" + suite + "/" + test.name()));
    if (test.outcome() instanceof Outcome.Skipped skipped) {
      points.append(" # SKIP ").append(oneLine(skipped.reason()));
    } else if (test.outcome().isFailure()) {
      cell.allowedFailure()
          .or(() -> counting.knownIn(cell, test.subject()).map(run -> "known: also in " + run))
          .ifPresent(reason -> points.append(" # TODO ").append(oneLine(reason)));
    }
    points.append('\n');
    if (test.outcome() instanceof Outcome.Failed failed) {
      failed.message().lines().forEach(line -> points.append("# ").append(line).append('\n'));
    }
  }

  /** A {@code #} would begin a directive. */
  private static String escaped(String text) {
    return oneLine(text).replace("\\", "\\\\").replace("#", "\\#");
  }

  private static String oneLine(String text) {
    return text.replaceAll("\\R", " ").replaceAll("\\p{Cntrl}", "");
  }
}
