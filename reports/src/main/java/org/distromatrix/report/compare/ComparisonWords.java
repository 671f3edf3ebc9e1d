package org.distromatrix.report.compare;

import java.util.ArrayList;
import java.util.List;

/** What all forms of a comparison say alike. */
public final class ComparisonWords {
  private static final String ALLOWED = " (allowed)";

  private ComparisonWords() {}

  /** What became of a result of a cell: {@code new failure (allowed)}. */
  public static String of(CellChange cell, Change change) {
    return cell.allows(change) ? change.shown() + ALLOWED : change.shown();
  }

  /** How much of what changed: {@code 1 new failure, 2 fixed; 3 cells unchanged}. */
  public static String totals(Comparison comparison) {
    var results = new ArrayList<String>();
    for (var change : Change.values()) {
      addIfAny(results, comparison.count(change, false), change.shown(), change.shownAll());
      addIfAny(
          results,
          comparison.count(change, true),
          change.shown() + ALLOWED,
          change.shownAll() + ALLOWED);
    }
    addIfAny(results, phases(comparison), "slower phase", "slower phases");
    addIfAny(results, packages(comparison), "package difference", "package differences");
    if (results.isEmpty()) {
      results.add("no result differs");
    }
    return String.join(", ", results) + "; " + String.join(", ", cells(comparison));
  }

  private static List<String> cells(Comparison comparison) {
    long unchanged = comparison.cells().stream().filter(CellChange::unchanged).count();
    long added = count(comparison, CellChange.Presence.NEW);
    long gone = count(comparison, CellChange.Presence.GONE);
    var cells = new ArrayList<String>();
    addIfAny(cells, comparison.cells().size(), "cell", "cells");
    addIfAny(cells, unchanged, "unchanged", "unchanged");
    addIfAny(cells, added, "new", "new");
    addIfAny(cells, gone, "gone", "gone");
    return cells;
  }

  private static long count(Comparison comparison, CellChange.Presence presence) {
    return comparison.cells().stream().filter(cell -> cell.presence() == presence).count();
  }

  private static long phases(Comparison comparison) {
    return comparison.cells().stream().mapToLong(cell -> cell.phases().size()).sum();
  }

  private static long packages(Comparison comparison) {
    return comparison.cells().stream().mapToLong(cell -> cell.packages().size()).sum();
  }

  /** What of the runs is not whole, a sentence each. */
  public static List<String> incomplete(Comparison comparison) {
    var sentences = new ArrayList<String>();
    for (var run : List.of(comparison.before(), comparison.after())) {
      if (!run.complete()) {
        sentences.add(
            "Run %s is incomplete: it ended before it was done, and is compared as far as it came."
                .formatted(run.id()));
      }
    }
    return sentences;
  }

  /** Of a package: {@code + jq 1.7.1}, {@code - jq 1.7.1}, {@code jq 1.6 -> 1.7.1}. */
  public static String of(PackageChange change) {
    if (change.added()) {
      return "+ " + change.name() + " " + change.after();
    } else if (change.removed()) {
      return "- " + change.name() + " " + change.before();
    }
    return change.name() + " " + change.before() + " -> " + change.after();
  }

  private static void addIfAny(List<String> parts, long count, String one, String several) {
    if (count > 0) {
      parts.add(count + " " + (count == 1 ? one : several));
    }
  }
}
