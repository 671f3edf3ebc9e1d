package org.distromatrix.report.html;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distromatrix.report.explain.FailureGroup;
import org.distromatrix.report.explain.Phrases;
import org.distromatrix.report.explain.TestName;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.Verdict;
import org.distromatrix.report.summary.SuiteMatrix;

/**
 * A run in a sentence or two, for someone who reads no further: {@code 3 of 24 cells failed. 5
 * tests fail: 2 only on fedora, 3 exactly where CC=clang.}
 */
final class Headline {
  /** Groups told by name; the others are counted. */
  private static final int MOST_GROUPS = 3;

  private final boolean complete;
  private final SuiteMatrix matrix;
  private final List<FailureGroup> groups;

  Headline(RunResult run, List<FailureGroup> groups) {
    this.complete = run.complete();
    this.matrix = SuiteMatrix.of(run);
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
      sentences.add(tests() + ".");
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
    var all = new LinkedHashSet<TestName>();
    var places = new LinkedHashMap<String, Set<TestName>>();
    for (var group : groups) {
      all.addAll(group.tests());
      places
          .computeIfAbsent(group.explanation().where(), where -> new LinkedHashSet<>())
          .addAll(group.tests());
    }
    var what = Phrases.counted(all) + (all.size() == 1 ? " fails" : " fail");
    return what + (places.size() == 1 ? " " + places.keySet().iterator().next() : parts(places));
  }

  /** A test may fail in two ways: what is told of it is not told of the others again. */
  private static String parts(Map<String, Set<TestName>> places) {
    var parts = new ArrayList<String>();
    var told = new LinkedHashSet<TestName>();
    var others = new LinkedHashSet<TestName>();
    for (var place : places.entrySet()) {
      boolean shown = parts.size() < MOST_GROUPS;
      (shown ? told : others).addAll(place.getValue());
      addIfAny(parts, shown ? place.getValue().size() : 0, place.getKey());
    }
    others.removeAll(told);
    addIfAny(parts, others.size(), "elsewhere");
    return ": " + String.join(", ", parts);
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
