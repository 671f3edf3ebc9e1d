package org.distromatrix.report.compare;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.distromatrix.report.markdown.MarkdownText;

/** A comparison as GitHub-flavoured Markdown: what changed, cell by cell. */
public final class ComparisonMarkdown {
  /** A step summary may have 1 MiB; a comment on a pull request 64 KiB. */
  private static final int MOST_LINES = 200;

  private static final int MOST_PACKAGES = 50;

  private final StringBuilder text = new StringBuilder();
  private int lines;

  private ComparisonMarkdown() {}

  /** The whole document. */
  public static String of(Comparison comparison) {
    var markdown = new ComparisonMarkdown();
    markdown.head(comparison);
    comparison.cells().stream().filter(cell -> !cell.unchanged()).forEach(markdown::cell);
    if (markdown.lines > MOST_LINES) {
      markdown.text.append("\n… and ").append(markdown.lines - MOST_LINES).append(" more lines\n");
    }
    markdown.unchanged(comparison);
    return markdown.text.toString();
  }

  private void head(Comparison comparison) {
    text.append("## ").append(escape(comparison.after().project())).append(": ");
    text.append(escape(comparison.before().id())).append(" → ");
    text.append(escape(comparison.after().id())).append("\n\n");
    ComparisonWords.incomplete(comparison)
        .forEach(sentence -> text.append("⚠️ ").append(escape(sentence)).append("\n\n"));
    text.append(ComparisonWords.totals(comparison)).append("\n");
  }

  private void cell(CellChange cell) {
    text.append("\n**").append(escape(cell.cell())).append("**").append(presence(cell));
    text.append("\n\n");
    cell.results().forEach(result -> line(result(cell, result)));
    cell.phases()
        .forEach(
            phase ->
                line(
                    "🐢 slower phase "
                        + phase.phase().word()
                        + times(phase.before(), phase.after())));
    if (!cell.packages().isEmpty()) {
      line("📦 packages: " + packages(cell.packages()));
    } else if (!cell.packagesKnown()) {
      line("📦 packages are not known of both runs");
    }
  }

  private static String presence(CellChange cell) {
    return switch (cell.presence()) {
      case BOTH -> "";
      case NEW -> " is new";
      case GONE -> " is gone";
    };
  }

  private void line(String line) {
    if (++lines <= MOST_LINES) {
      text.append("- ").append(line).append('\n');
    }
  }

  private static String result(CellChange cell, ResultChange result) {
    var mark = cell.allows(result.change()) ? "⚠️ " : mark(result.change());
    var words = ComparisonWords.of(cell, result.change());
    var line = mark + words + " " + escape(result.subject().label());
    if (result.change() == Change.SLOWER) {
      return line + times(result.before(), result.after());
    }
    return result.message().isEmpty() ? line : line + ": " + escape(result.message());
  }

  private static String mark(Change change) {
    return switch (change) {
      case NEW_FAILURE -> "❌ ";
      case FIXED -> "✅ ";
      case SLOWER -> "🐢 ";
      case STILL_FAILING, FLAKY, SKIPPED -> "⚠️ ";
      case NEW, GONE -> "";
    };
  }

  private static String times(Duration before, Duration after) {
    return String.format(
        Locale.ROOT, ": %.2f s → %.2f s", before.toMillis() / 1e3, after.toMillis() / 1e3);
  }

  private static String packages(List<PackageChange> changes) {
    var shown =
        changes.stream()
            .limit(MOST_PACKAGES)
            .map(change -> escape(ComparisonWords.of(change)))
            .collect(Collectors.joining(", "));
    int more = changes.size() - MOST_PACKAGES;
    return more > 0 ? shown + ", … and " + more + " more" : shown;
  }

  private void unchanged(Comparison comparison) {
    var cells =
        comparison.cells().stream()
            .filter(CellChange::unchanged)
            .map(cell -> escape(cell.cell()))
            .collect(Collectors.joining(", "));
    if (!cells.isEmpty()) {
      text.append("\nunchanged: ").append(cells).append('\n');
    }
  }

  private static String escape(String text) {
    return MarkdownText.escape(text);
  }
}
