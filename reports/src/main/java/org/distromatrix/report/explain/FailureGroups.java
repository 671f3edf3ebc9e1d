package org.distromatrix.report.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.distromatrix.report.model.RunResult;

/**
 * Makes the groups of a run. Failures that say the same are one group, whatever their tests. Two
 * things change that: tests with the same message of which some fail just where a known cause is
 * are told apart from the others; and failures that say different things, but occur in the same
 * cells of several, are one group: what is known of those is the same.
 */
final class FailureGroups {
  private final RunResult run;
  private final Explainer explainer;

  FailureGroups(RunResult run) {
    this.run = run;
    this.explainer = new Explainer(run);
  }

  /** What holds a group together: its cells, and a cause, or else what the failures say. */
  private record Bond(Split split, Object cause) {}

  private record Explained(FailurePart part, Explanation explanation) {
    Bond bond() {
      boolean cellsTell = !part.mixed() && !part.split().green().isEmpty();
      return new Bond(part.split(), cellsTell ? explanation : part.signature());
    }
  }

  List<FailureGroup> all() {
    var groups =
        bySignature().stream()
            .map(part -> new Explained(part, explainer.explain(part)))
            .collect(grouped(Explained::bond));
    return groups.values().stream()
        .map(this::group)
        .sorted(
            Comparator.comparing(FailureGroup::allowed)
                .thenComparing(g -> g.tests().size(), Comparator.reverseOrder())
                .thenComparing(g -> g.cells().size(), Comparator.reverseOrder()))
        .toList();
  }

  private FailureGroup group(List<Explained> same) {
    var parts = same.stream().map(Explained::part).toList();
    var whole = FailurePart.together(parts);
    var cells = whole.split().red().stream().boxed().toList();
    return new FailureGroup(
        List.copyOf(whole.tests()),
        cells,
        parts.stream().map(FailurePart::message).distinct().toList(),
        same.get(0).explanation(),
        cells.stream().allMatch(cell -> run.cells().get(cell).allowedFailure().isPresent()));
  }

  private List<FailurePart> bySignature() {
    var parts =
        TestCells.of(run).stream()
            .flatMap(test -> test.parts().stream())
            .collect(grouped(FailurePart::signature));
    var found = new ArrayList<FailurePart>();
    parts.forEach(
        (signature, same) -> found.addAll(signature.tellsSomething() ? torn(same) : bySplit(same)));
    return found;
  }

  /** Where nothing was said, only the cells can tell that failures belong together. */
  private static List<FailurePart> bySplit(List<FailurePart> parts) {
    return joined(parts, FailurePart::split);
  }

  /** All as one, if no part of them is better told apart. */
  private List<FailurePart> torn(List<FailurePart> parts) {
    var whole = FailurePart.together(parts);
    List<FailurePart> byCells = joined(parts, part -> part.split().red());
    if (!whole.mixed()) {
      return List.of(whole);
    }
    var apart = byCells.stream().filter(this::standsAlone).toList();
    var rest = byCells.stream().filter(part -> !apart.contains(part)).toList();
    var found = new ArrayList<>(apart);
    if (!rest.isEmpty()) {
      found.add(FailurePart.together(rest));
    }
    return found;
  }

  /** A single failure in a single cell has a cause that holds there alone by mere chance. */
  private boolean standsAlone(FailurePart part) {
    int failures = part.tests().size() * part.split().red().cardinality();
    return failures > 1 && explainer.explain(part).known();
  }

  private static List<FailurePart> joined(
      List<FailurePart> parts, Function<FailurePart, Object> key) {
    return parts.stream().collect(grouped(key)).values().stream()
        .map(FailurePart::together)
        .toList();
  }

  private static <T, K> Collector<T, ?, Map<K, List<T>>> grouped(Function<T, K> key) {
    return Collectors.groupingBy(key, LinkedHashMap::new, Collectors.toList());
  }
}
