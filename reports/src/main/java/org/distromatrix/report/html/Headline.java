package org.distromatrix.report.html;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.Verdict;
import org.distromatrix.report.summary.SuiteMatrix;

/**
 * A run in a sentence or two, for someone who reads no further: {@code 3 of 24 cells failed. 5
 * tests fail: 2 only on fedora, 3 with CC=clang.}
 */
final class Headline {
  /** Groups told by name; the others are counted. */
  private static final int MOST_GROUPS = 3;

  private final boolean complete;
  private final SuiteMatrix matrix;
  private final Grid grid;
  private final List<FailureGroup> groups;

  Headline(RunResult run, Grid grid, List<FailureGroup> groups) {
    this.complete = run.complete();
    this.matrix = SuiteMatrix.of(run);
    this.grid = grid;
    this.groups = groups.stream().filter(group -> !group.allowed()).toList();
  }

  /** Whether all went well, something failed, or nothing can be said: a word for people. */
  String verdict() {
    if (!complete) {
      return "incomplete";
    } else if (matrix.rows().stream().anyMatch(SuiteMatrix.Row::isBroken)) {
      return "failed";
    }
    return count(Verdict.PASSED) + known() > 0 ? "passed" : "not tested";
  }

  String text() {
    var sentences = new ArrayList<String>();
    if (!complete) {
      sentences.add("The run ended before it was done.");
    }
    sentences.add(cells());
    if (!groups.isEmpty()) {
      sentences.add(tests());
    }
    return String.join(" ", sentences);
  }

  private String cells() {
    int all = matrix.rows().size();
    long failed = count(Verdict.FAILED);
    var parts = new ArrayList<String>();
    addIfAny(parts, failed, "failed");
    addIfAny(parts, count(Verdict.ERROR), "could not be tested");
    addIfAny(parts, count(Verdict.UNFINISHED), "did not finish");
    addIfAny(parts, allowed(), "failed as allowed");
    addIfAny(parts, known(), "failed as in the baseline");
    if (parts.isEmpty()) {
      return whole(all);
    }
    return parts.get(0).replaceFirst(" ", " of " + plural(all, "cell") + " ")
        + (parts.size() > 1 ? ", " + String.join(", ", parts.subList(1, parts.size())) : "")
        + ".";
  }

  private String whole(int all) {
    long passed = count(Verdict.PASSED);
    if (passed == 0) {
      return "Nothing was tested.";
    } else if (passed == all) {
      return all == 1 ? "The only cell passed." : "All " + all + " cells passed.";
    }
    return passed + " of " + plural(all, "cell") + " passed, the others were not tested.";
  }

  private String tests() {
    var rows = groups.stream().flatMap(group -> group.rows().stream()).toList();
    var what = tests(rows) + (rows.size() == 1 ? " fails" : " fail");
    if (groups.size() == 1) {
      return what + " " + groups.get(0).where() + ".";
    }
    var shown = groups.subList(0, Math.min(MOST_GROUPS, groups.size()));
    var parts = new ArrayList<String>();
    shown.forEach(group -> parts.add(group.rows().size() + " " + group.where()));
    int told = shown.stream().mapToInt(group -> group.rows().size()).sum();
    addIfAny(parts, rows.size() - told, "elsewhere");
    return what + ": " + String.join(", ", parts) + ".";
  }

  /** {@code 5 tests and 1 check}. */
  private String tests(List<Integer> rows) {
    int checks = (int) rows.stream().filter(row -> grid.rows().get(row).check()).count();
    var parts = new ArrayList<String>();
    if (rows.size() > checks) {
      parts.add(plural(rows.size() - checks, "test"));
    }
    if (checks > 0) {
      parts.add(plural(checks, "check"));
    }
    return String.join(" and ", parts);
  }

  private long count(Verdict verdict) {
    return matrix.rows().stream()
        .filter(row -> row.verdict() == verdict && !isAllowed(row) && !row.isKnown())
        .count();
  }

  private long allowed() {
    return matrix.rows().stream().filter(Headline::isAllowed).count();
  }

  private long known() {
    return matrix.rows().stream().filter(SuiteMatrix.Row::isKnown).count();
  }

  private static boolean isAllowed(SuiteMatrix.Row row) {
    return row.verdict().isBad() && row.cell().allowedFailure().isPresent();
  }

  private static void addIfAny(List<String> parts, long count, String words) {
    if (count > 0) {
      parts.add(count + " " + words);
    }
  }

  private static String plural(int count, String word) {
    return count + " " + word + (count == 1 ? "" : "s");
  }
}
