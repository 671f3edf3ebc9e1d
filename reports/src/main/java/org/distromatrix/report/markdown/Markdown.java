package org.distromatrix.report.markdown;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.distromatrix.report.explain.FailureGroup;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.model.Verdict;
import org.distromatrix.report.summary.Counts;
import org.distromatrix.report.summary.SuiteMatrix;
import org.distromatrix.report.summary.SuiteMatrix.Row;

/**
 * A run as GitHub-flavoured Markdown: failures first, what they have in common, then the matrix,
 * then skipped cells and flaky tests.
 */
public final class Markdown {
  /** A step summary may have 1 MiB; a comment on a pull request 64 KiB. */
  private static final int MOST_FAILURES = 100;

  private static final int MOST_GROUPS = 10;

  private static final int LONGEST_TEXT = 300;

  private final StringBuilder text = new StringBuilder();
  private int failures;

  private Markdown() {}

  /** The whole document. */
  public static String summary(RunResult run) {
    var markdown = new Markdown();
    var matrix = SuiteMatrix.of(run);
    markdown.head(run, matrix);
    run.cells().forEach(markdown::failuresOf);
    markdown.endOfFailures();
    markdown.groups(FailureGroup.of(run).stream().filter(FailureGroup::tellsMore).toList());
    markdown.table(matrix);
    run.cells().forEach(markdown::skippedOf);
    run.cells().forEach(markdown::flakyOf);
    return markdown.text.toString();
  }

  private void head(RunResult run, SuiteMatrix matrix) {
    text.append("## ").append(escape(run.project())).append(": ").append(verdict(run, matrix));
    text.append("\n\n").append(run.cells().size()).append(" cells, ");
    text.append(matrix.total().words()).append(", ").append(seconds(run.took())).append("\n\n");
  }

  private static String verdict(RunResult run, SuiteMatrix matrix) {
    if (!run.complete()) {
      return "incomplete";
    }
    if (matrix.rows().stream().anyMatch(Row::isBroken)) {
      return "failed";
    }
    return matrix.rows().stream().anyMatch(row -> row.verdict() == Verdict.PASSED)
        ? "passed"
        : "nothing tested";
  }

  private void failuresOf(CellResult cell) {
    cell.problem().ifPresent(problem -> failure(cell, place(cell, problem), problem.message()));
    for (var test : cell.tests()) {
      if (test.outcome() instanceof Outcome.Failed failed) {
        failure(cell, id(cell, test), failed.kind().word() + ": " + failed.message());
      }
    }
    for (var check : cell.checks()) {
      if (check.outcome() instanceof Outcome.Failed failed) {
        failure(cell, cell.id() + ", check " + check.name(), failed.message());
      }
    }
  }

  private static String place(CellResult cell, CellProblem problem) {
    return cell.id() + ", " + problem.phase().word();
  }

  private static String id(CellResult cell, TestResult test) {
    return cell.id() + "//" + test.suite() + "/" + test.name();
  }

  private void failure(CellResult cell, String what, String cause) {
    failures++;
    if (failures <= MOST_FAILURES) {
      text.append("- ❌ **").append(escape(what)).append("**: ").append(escape(cause));
      cell.allowedFailure()
          .ifPresent(reason -> text.append(" _(allowed: ").append(escape(reason)).append(")_"));
      text.append('\n');
    }
  }

  private void endOfFailures() {
    if (failures > MOST_FAILURES) {
      text.append("- … and ").append(failures - MOST_FAILURES).append(" more\n");
    }
    if (failures > 0) {
      text.append('\n');
    }
  }

  /** Why only there: what the failures have in common. */
  private void groups(List<FailureGroup> groups) {
    for (var group : groups.subList(0, Math.min(MOST_GROUPS, groups.size()))) {
      text.append("- 🔎 **").append(escape(group.subject())).append("** ");
      text.append(escape(group.explanation().text()));
      if (!group.message().isEmpty()) {
        text.append(": ").append(escape(group.message()));
      }
      text.append('\n');
    }
    if (groups.size() > MOST_GROUPS) {
      text.append("- … and ").append(groups.size() - MOST_GROUPS).append(" more groups\n");
    }
    if (!groups.isEmpty()) {
      text.append('\n');
    }
  }

  private void table(SuiteMatrix matrix) {
    text.append("| cell |");
    matrix.suites().forEach(suite -> text.append(' ').append(escape(suite)).append(" |"));
    text.append(" result | time |\n| --- |");
    text.append(" --- |".repeat(matrix.suites().size() + 2)).append('\n');
    matrix.rows().forEach(row -> row(matrix, row));
  }

  private void row(SuiteMatrix matrix, Row row) {
    text.append("| ").append(escape(row.cell().id())).append(" |");
    matrix.suites().forEach(suite -> text.append(' ').append(counts(row.of(suite))).append(" |"));
    text.append(' ').append(mark(row)).append(row.verdict().word().replace('-', ' '));
    text.append(" | ").append(seconds(time(row.cell()))).append(" |\n");
  }

  private static String mark(Row row) {
    if (row.isBroken()) {
      return "❌ ";
    }
    return switch (row.verdict()) {
      case PASSED -> "✅ ";
      default -> "⚠️ ";
    };
  }

  private static String counts(Counts counts) {
    return counts.total() == 0 ? "–" : counts.words();
  }

  private static Duration time(CellResult cell) {
    return cell.phases().stream().map(p -> p.took()).reduce(Duration.ZERO, Duration::plus);
  }

  private void skippedOf(CellResult cell) {
    for (var reason : cell.skippedFor()) {
      text.append("\n⚠️ skipped: ").append(escape(cell.id())).append(": ");
      text.append(escape(reason)).append('\n');
    }
  }

  private void flakyOf(CellResult cell) {
    var flaky =
        cell.tests().stream()
            .filter(TestResult::flaky)
            .map(test -> "\n⚠️ flaky: " + escape(id(cell, test)) + "\n")
            .collect(Collectors.joining());
    text.append(flaky);
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }

  /** A stranger's text as itself: one line, bounded, nothing in it a mark, a tag or a mention. */
  private static String escape(String stranger) {
    var line = stranger.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}]+", " ").strip();
    var bounded = line.length() > LONGEST_TEXT ? line.substring(0, LONGEST_TEXT) + "…" : line;
    return bounded
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replaceAll("([\\\\`*_{}\\[\\]|~#!])", "\\\\$1")
        .replace("@", "@\u200b"); // a space of no width: nobody is called by a test's name
  }
}
