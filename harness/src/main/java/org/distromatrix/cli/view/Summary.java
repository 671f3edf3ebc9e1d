package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Counts;
import org.distromatrix.report.summary.SuiteMatrix;
import org.distromatrix.report.summary.SuiteMatrix.Row;

/**
 * The end of every run on a screen: what failed and why, and why only there, what is flaky or
 * allowed to fail, the matrix, the times, and the exact commands for what a user does next.
 */
public final class Summary {
  private final RunResult run;
  private final ViewSettings settings;
  private final Paint paint;
  private final SuiteMatrix matrix;
  private final List<String> lines = new ArrayList<>();

  private Summary(RunResult run, ViewSettings settings) {
    this.run = run;
    this.settings = settings;
    this.paint = settings.paint();
    this.matrix = SuiteMatrix.of(run);
  }

  /** The whole text, with a line feed at its end. */
  public static String render(RunResult run, ViewSettings settings) {
    var summary = new Summary(run, settings);
    summary.write();
    return String.join("\n", summary.lines) + "\n";
  }

  private void write() {
    var failures = Failure.of(run);
    section(new FailureList(settings).lines(failures));
    section(new GroupList(settings).lines(run));
    section(Remarks.lines(run, paint));
    section(BaselineLines.lines(run, paint));
    section(new MatrixTable(matrix, settings).lines());
    section(PhaseTable.lines(run, paint));
    lines.add(totals());
    lines.addAll(new NextSteps(run, settings).lines(failures));
  }

  private void section(List<String> section) {
    if (!section.isEmpty()) {
      lines.addAll(section);
      lines.add("");
    }
  }

  private String totals() {
    String tests = settings.buildOnly() ? "" : "; " + tests();
    return verdict() + ": " + cells() + tests + "; " + ShownDuration.of(run.took());
  }

  private String verdict() {
    if (!run.complete()) {
      return paint.bad("INCOMPLETE");
    } else if (matrix.rows().stream().anyMatch(Row::isBroken)) {
      return paint.bad("FAILED");
    }
    if (matrix.rows().stream()
        .anyMatch(row -> CellWord.of(row, settings).good() || row.isKnown())) {
      return paint.good(settings.buildOnly() ? "BUILT" : "PASSED");
    }
    return paint.warning(settings.buildOnly() ? "NOTHING BUILT" : "NOTHING TESTED");
  }

  private String cells() {
    var counts = new LinkedHashMap<String, Integer>();
    matrix.rows().stream()
        .sorted(
            Comparator.comparing(Row::verdict)
                .thenComparing(row -> !CellWord.of(row, settings).good()))
        .forEach(row -> counts.merge(CellWord.of(row, settings).text(), 1, Integer::sum));
    var parts = new ArrayList<String>();
    counts.forEach((word, count) -> parts.add(count + " " + word));
    int cells = matrix.rows().size();
    return cells + (cells == 1 ? " cell" : " cells") + " (" + String.join(", ", parts) + ")";
  }

  private String tests() {
    Counts total = matrix.total();
    return total.total() == 0
        ? "no tests"
        : total.total() + (total.total() == 1 ? " test" : " tests") + " (" + total.words() + ")";
  }
}
