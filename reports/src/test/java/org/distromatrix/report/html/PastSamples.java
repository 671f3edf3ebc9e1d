package org.distromatrix.report.html;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distromatrix.report.compare.Comparison;
import org.distromatrix.report.compare.KnownFailures;
import org.distromatrix.report.history.OutcomeHistory;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.InstalledPackage;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;

/**
 * The sample run with a past: before it, fedora was fine, another test failed on debian:12, and
 * packages were older.
 *
 * @param run measured against the earlier one
 */
record PastSamples(RunResult run, Past past) {
  private static final Outcome FAILED = Outcome.failed(FailureKind.ASSERTION, "got \u202e<b>");

  static PastSamples of(Path runFolder) throws IOException {
    var now = ReportSamples.many(runFolder);
    var before = earlier(now, 1);
    var history = OutcomeHistory.none("tally");
    for (int day = 12; day > 0; day--) {
      history = history.and(day % 5 == 4 ? now(now, day) : earlier(now, day));
    }
    var run = KnownFailures.of(before).measure(now);
    return new PastSamples(
        run, new Past(history.and(run), Optional.of(Comparison.of(before, run))));
  }

  private static RunResult now(RunResult run, int daysAgo) {
    return dated(run, daysAgo, run.cells());
  }

  private static RunResult earlier(RunResult run, int daysAgo) {
    return dated(run, daysAgo, run.cells().stream().map(PastSamples::earlier).toList());
  }

  private static RunResult dated(RunResult run, int daysAgo, List<CellResult> cells) {
    var started = run.started().minus(Duration.ofDays(daysAgo));
    return new RunResult(
        started.toString().substring(0, 10).replace("-", "") + "-060000",
        run.project(),
        run.version(),
        started,
        run.took(),
        true,
        run.arguments(),
        cells);
  }

  private static CellResult earlier(CellResult cell) {
    return cell.change()
        .tests(cell.tests().stream().map(test -> earlier(cell, test)).toList())
        .packages(cell.packages().stream().map(p -> earlier(cell, p)).toList())
        .result();
  }

  private static TestResult earlier(CellResult cell, TestResult test) {
    if (cell.id().startsWith("fedora:44")) {
      return ending(test, Outcome.passed());
    }
    return cell.id().equals("debian:12/nspawn") && test.name().equals("keeps-order")
        ? ending(test, FAILED)
        : test;
  }

  private static TestResult ending(TestResult test, Outcome outcome) {
    var started = test.attempts().get(0).started();
    return new TestResult(
        test.suite(),
        test.name(),
        List.of(new Attempt(1, outcome, started, Duration.ofMillis(250), "", "")));
  }

  private static InstalledPackage earlier(CellResult cell, InstalledPackage p) {
    return cell.id().startsWith("fedora") && p.name().compareTo("m") > 0
        ? new InstalledPackage(p.name(), p.version() + "~rc1", p.architecture(), p.origin())
        : p;
  }
}
