package org.distromatrix.report.markdown;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.distromatrix.report.explain.FailureGroup;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.model.Verdict;
import org.distromatrix.report.summary.Counting;
import org.distromatrix.report.summary.Counts;
import org.distromatrix.report.summary.Finding;
import org.distromatrix.report.summary.Subject;
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

  private final StringBuilder text = new StringBuilder();
  private int failures;

  private Markdown() {}

  /** The whole document. */
  public static String summary(RunResult run) {
    var markdown = new Markdown();
    var matrix = SuiteMatrix.of(run);
    markdown.head(run, matrix);
    run.baseline().ifPresent(markdown::baseline);
    var counting = Counting.of(run);
    run.cells().forEach(cell -> markdown.failuresOf(cell, counting));
    markdown.endOfFailures();
    markdown.groups(FailureGroup.of(run).stream().filter(FailureGroup::tellsMore).toList());
    markdown.table(matrix);
    run.cells().forEach(markdown::skippedOf);
    run.cells().forEach(markdown::flakyOf);
    return markdown.text.toString();
  }

  private void head(RunResult run, SuiteMatrix matrix) {
    text.append("## ")
        .append(MarkdownText.escape(run.project()))
        .append(": ")
        .append(verdict(run, matrix));
    text.append("\n\n").append(run.cells().size()).append(" cells, ");
    text.append(matrix.total().words()).append(", ").append(seconds(run.took())).append("\n\n");
  }

  /** How the run does beside its baseline. */
  private void baseline(Baseline baseline) {
    text.append("baseline ").append(MarkdownText.escape(baseline.run())).append(": ");
    int known = baseline.known().size();
    text.append(known).append(known == 1 ? " known failure, " : " known failures, ");
    text.append(baseline.fixed().size()).append(" fixed\n\n");
  }

  private static String verdict(RunResult run, SuiteMatrix matrix) {
    if (!run.complete()) {
      return "incomplete";
    }
    if (matrix.rows().stream().anyMatch(Row::isBroken)) {
      return "failed";
    }
    return matrix.rows().stream().anyMatch(row -> row.verdict() == Verdict.PASSED || row.isKnown())
        ? "passed"
        : "nothing tested";
  }

  private void failuresOf(CellResult cell, Counting counting) {
    cell.problem().ifPresent(problem -> failure(cell, place(cell, problem), problem.message(), ""));
    var subjects = List.copyOf(Finding.ofTests(cell).keySet());
    for (int i = 0; i < subjects.size(); i++) {
      var test = cell.tests().get(i);
      if (test.outcome() instanceof Outcome.Failed failed) {
        var cause = failed.kind().word() + ": " + failed.message();
        failure(cell, id(cell, test), cause, known(cell, subjects.get(i), counting));
      }
    }
    for (var check : cell.checks()) {
      if (check.outcome() instanceof Outcome.Failed failed) {
        var subject = Subject.check(check.name());
        failure(cell, subject.id(cell.id()), failed.message(), known(cell, subject, counting));
      }
    }
  }

  private static String known(CellResult cell, Subject subject, Counting counting) {
    return counting
        .knownIn(cell, subject)
        .map(run -> " _(known: also in baseline " + MarkdownText.escape(run) + ")_")
        .orElse("");
  }

  private static String place(CellResult cell, CellProblem problem) {
    return cell.id() + ", " + problem.phase().word();
  }

  private static String id(CellResult cell, TestResult test) {
    return cell.id() + "//" + test.suite() + "/" + test.name();
  }

  private void failure(CellResult cell, String what, String cause, String known) {
    failures++;
    if (failures <= MOST_FAILURES) {
      text.append("- ❌ **")
          .append(MarkdownText.escape(what))
          .append("**: ")
          .append(MarkdownText.escape(cause));
      cell.allowedFailure()
          .ifPresent(
              reason ->
                  text.append(" _(allowed: ").append(MarkdownText.escape(reason)).append(")_"));
      text.append(known);
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
      text.append("- 🔎 **").append(MarkdownText.escape(group.subject())).append("** ");
      text.append(MarkdownText.escape(group.explanation().text()));
      if (!group.message().isEmpty()) {
        text.append(": ").append(MarkdownText.escape(group.message()));
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
    matrix
        .suites()
        .forEach(suite -> text.append(' ').append(MarkdownText.escape(suite)).append(" |"));
    text.append(" result | time |\n| --- |");
    text.append(" --- |".repeat(matrix.suites().size() + 2)).append('\n');
    matrix.rows().forEach(row -> row(matrix, row));
  }

  private void row(SuiteMatrix matrix, Row row) {
    text.append("| ").append(MarkdownText.escape(row.cell().id())).append(" |");
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
      text.append("\n⚠️ skipped: ").append(MarkdownText.escape(cell.id())).append(": ");
      text.append(MarkdownText.escape(reason)).append('\n');
    }
  }

  private void flakyOf(CellResult cell) {
    var flaky =
        cell.tests().stream()
            .filter(TestResult::flaky)
            .map(test -> "\n⚠️ flaky: " + MarkdownText.escape(id(cell, test)) + "\n")
            .collect(Collectors.joining());
    text.append(flaky);
  }

  private static String seconds(Duration took) {
    return String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}
