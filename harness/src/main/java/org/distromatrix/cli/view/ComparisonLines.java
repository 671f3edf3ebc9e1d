package org.distromatrix.cli.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.compare.CellChange;
import org.distromatrix.report.compare.Change;
import org.distromatrix.report.compare.Comparison;
import org.distromatrix.report.compare.ComparisonWords;
import org.distromatrix.report.compare.PackageChange;
import org.distromatrix.report.compare.ResultChange;
import org.distromatrix.report.compare.SlowerPhase;

/** What changed between two runs, on a screen: cell by cell, those without a change in one line. */
public final class ComparisonLines {
  private static final int MOST_PACKAGES = 40;
  private static final int MOST_CELLS = 10;

  private final Comparison comparison;
  private final Paint paint;
  private final List<String> lines = new ArrayList<>();

  private ComparisonLines(Comparison comparison, Paint paint) {
    this.comparison = comparison;
    this.paint = paint;
  }

  /** The whole text, with a line feed at its end. */
  public static String render(Comparison comparison, ViewSettings settings) {
    var view = new ComparisonLines(comparison, settings.paint());
    view.write();
    return String.join("\n", view.lines) + "\n";
  }

  private void write() {
    var after = comparison.after();
    lines.add(
        SafeText.line(after.project() + ": " + comparison.before().id() + " -> " + after.id()));
    ComparisonWords.incomplete(comparison).forEach(text -> lines.add(paint.warning(text)));
    lines.add("");
    comparison.cells().stream().filter(cell -> !cell.unchanged()).forEach(this::add);
    addUnchanged();
    lines.add(ComparisonWords.totals(comparison));
  }

  private void add(CellChange cell) {
    lines.add(paint.strong(cell.cell()) + presence(cell));
    cell.results().forEach(result -> add(cell, result));
    cell.phases().forEach(this::add);
    if (!cell.packages().isEmpty()) {
      addPackages(cell.packages());
    } else if (!cell.packagesKnown()) {
      lines.add("  packages: not known of both runs");
    }
    lines.add("");
  }

  private static String presence(CellChange cell) {
    return switch (cell.presence()) {
      case BOTH -> "";
      case NEW -> " (new)";
      case GONE -> " (gone)";
    };
  }

  private void add(CellChange cell, ResultChange result) {
    var word =
        cell.allows(result.change())
            ? paint.warning(ComparisonWords.of(cell, result.change()))
            : word(result.change());
    var line = "  " + word + " " + SafeText.line(result.subject().label());
    if (result.change() == Change.SLOWER) {
      lines.add(line + times(result.before(), result.after()));
    } else {
      lines.add(result.message().isEmpty() ? line : line + ": " + SafeText.line(result.message()));
    }
  }

  private String word(Change change) {
    return switch (change) {
      case NEW_FAILURE -> paint.bad("NEW FAILURE");
      case FIXED -> paint.good(change.shown());
      case STILL_FAILING, FLAKY, SLOWER, SKIPPED -> paint.warning(change.shown());
      case NEW, GONE -> change.shown();
    };
  }

  private void add(SlowerPhase slower) {
    lines.add(
        "  "
            + paint.warning("slower phase")
            + " "
            + slower.phase().word()
            + times(slower.before(), slower.after()));
  }

  private static String times(Duration before, Duration after) {
    return ": " + ShownDuration.of(before) + " -> " + ShownDuration.of(after);
  }

  private void addPackages(List<PackageChange> changes) {
    lines.add("  packages:");
    changes.stream()
        .limit(MOST_PACKAGES)
        .forEach(change -> lines.add("    " + SafeText.line(ComparisonWords.of(change))));
    if (changes.size() > MOST_PACKAGES) {
      lines.add("    ... and " + (changes.size() - MOST_PACKAGES) + " more (--json has all)");
    }
  }

  private void addUnchanged() {
    var cells =
        comparison.cells().stream().filter(CellChange::unchanged).map(CellChange::cell).toList();
    if (cells.isEmpty()) {
      return;
    }
    var shown = String.join(", ", cells.subList(0, Math.min(MOST_CELLS, cells.size())));
    int more = cells.size() - MOST_CELLS;
    lines.add(paint.faint("unchanged: " + shown + (more > 0 ? " and " + more + " more" : "")));
    lines.add("");
  }
}
