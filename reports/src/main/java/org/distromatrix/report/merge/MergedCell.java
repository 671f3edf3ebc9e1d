package org.distromatrix.report.merge;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.Verdict;
import org.distromatrix.report.summary.Finding;
import org.distromatrix.report.summary.Subject;

/**
 * One cell, of which several results may have a part. Of a check the worst result is kept, of a
 * problem the first one; what the cell is made of is told by the first that knows it. That a run
 * ended before it got to the cell says nothing where another run did get to it.
 */
final class MergedCell {
  private final List<CellResult> parts = new ArrayList<>();
  private final Map<Subject, String> owners = new HashMap<>();
  private String input = "";

  /** The first input that has it. */
  String input() {
    return input;
  }

  void add(String name, CellResult part) {
    input = parts.isEmpty() ? name : input;
    for (var subject : Finding.ofTests(part).keySet()) {
      var owner = owners.putIfAbsent(subject, name);
      if (owner != null) {
        throw new MergeConflict(
            "'%s' and '%s' both have a result of %s".formatted(owner, name, subject.id(part.id())));
      }
    }
    parts.add(part);
  }

  CellResult result() {
    var telling = parts.stream().filter(part -> !isPlaceholder(part)).toList();
    boolean tried =
        telling.stream().anyMatch(part -> !part.tests().isEmpty() || part.problem().isPresent());
    return united(tried ? telling : parts);
  }

  /** Stands for a cell that its run did not get to the tests of. */
  private static boolean isPlaceholder(CellResult part) {
    return part.tests().isEmpty() && Verdict.of(part) == Verdict.UNFINISHED;
  }

  private static CellResult united(List<CellResult> parts) {
    var first = parts.get(0);
    if (parts.size() == 1) {
      return first;
    }
    var made = parts.stream().filter(part -> !part.packages().isEmpty()).findFirst().orElse(first);
    return new CellResult(
        first.id(),
        first.folder(),
        made.distro(),
        made.release(),
        made.architecture(),
        made.boot(),
        made.axes(),
        parts.stream().map(CellResult::allowedFailure).flatMap(Optional::stream).findFirst(),
        parts.stream().flatMap(part -> part.phases().stream()).toList(),
        parts.stream().flatMap(part -> part.tests().stream()).toList(),
        checks(parts),
        problem(parts),
        made.packages(),
        made.facts(),
        List.copyOf(artifacts(parts)));
  }

  private static List<CheckResult> checks(List<CellResult> parts) {
    Map<String, CheckResult> checks = new LinkedHashMap<>();
    for (var part : parts) {
      for (var check : part.checks()) {
        checks.merge(
            check.name(), check, (one, other) -> other.outcome().isFailure() ? other : one);
      }
    }
    return List.copyOf(checks.values());
  }

  private static Optional<CellProblem> problem(List<CellResult> parts) {
    return parts.stream().map(CellResult::problem).flatMap(Optional::stream).findFirst();
  }

  private static Set<String> artifacts(List<CellResult> parts) {
    var artifacts = new LinkedHashSet<String>();
    parts.forEach(part -> artifacts.addAll(part.artifacts()));
    return artifacts;
  }
}
