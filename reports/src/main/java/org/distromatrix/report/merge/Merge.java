package org.distromatrix.report.merge;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.Verdict;

/**
 * Puts the results of shards, or of several machines, together as those of one run: the cells of
 * all, from the first start to the last end. A cell may be in several, with other tests in each.
 */
public final class Merge {
  private final List<MergeInput> inputs;

  private Merge(List<MergeInput> inputs) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException("nothing to merge");
    }
    this.inputs = List.copyOf(inputs);
  }

  /**
   * The one result.
   *
   * @param id name of the new run
   * @param inputs at least one
   * @param arguments what followed {@code matrix} on the command line that merges
   * @throws MergeConflict if two are of different projects, or have a result of the same test
   */
  public static RunResult of(String id, List<MergeInput> inputs, List<String> arguments) {
    return new Merge(inputs).result(id, arguments);
  }

  private RunResult result(String id, List<String> arguments) {
    requireOneProject();
    var first = inputs.get(0).result();
    var started = inputs.stream().map(input -> input.result().started()).min(Instant::compareTo);
    var start = started.orElse(first.started());
    var cells = cells();
    return new RunResult(
        id,
        first.project(),
        first.version(),
        start,
        Duration.between(start, end(first)),
        inputs.stream().allMatch(input -> input.result().complete() || isMadeUpFor(input, cells)),
        arguments,
        cells,
        baseline());
  }

  /** Whether other inputs have all that a run that was ended did not get to. */
  private static boolean isMadeUpFor(MergeInput input, List<CellResult> merged) {
    var unfinished = unfinished(input.result().cells());
    return !unfinished.isEmpty() && Collections.disjoint(unfinished, unfinished(merged));
  }

  private static Set<String> unfinished(List<CellResult> cells) {
    return cells.stream()
        .filter(cell -> Verdict.of(cell) == Verdict.UNFINISHED)
        .map(CellResult::id)
        .collect(Collectors.toSet());
  }

  private Instant end(RunResult first) {
    return inputs.stream()
        .map(input -> input.result().started().plus(input.result().took()))
        .max(Instant::compareTo)
        .orElse(first.started());
  }

  private void requireOneProject() {
    var first = inputs.get(0);
    for (var other : inputs) {
      if (!other.result().project().equals(first.result().project())) {
        throw new MergeConflict(
            "'%s' is of project '%s', and '%s' of project '%s'"
                .formatted(
                    first.name(),
                    first.result().project(),
                    other.name(),
                    other.result().project()));
      }
    }
  }

  private List<CellResult> cells() {
    Map<String, MergedCell> cells = new LinkedHashMap<>();
    Map<String, MergedCell> folders = new LinkedHashMap<>();
    for (var input : inputs) {
      for (var cell : input.result().cells()) {
        var merged = cells.computeIfAbsent(cell.id(), key -> new MergedCell());
        requireOwnFolder(folders, cell, merged, input);
        merged.add(input.name(), cell);
      }
    }
    return cells.values().stream().map(MergedCell::result).toList();
  }

  /** Two ids may have one folder name in two runs, as characters that are not in it are escaped. */
  private static void requireOwnFolder(
      Map<String, MergedCell> folders, CellResult cell, MergedCell merged, MergeInput input) {
    if (!cell.folder().matches("[^/]*[^/.][^/]*")) {
      throw new MergeConflict(
          "'%s' names '%s' as the folder of a cell".formatted(input.name(), cell.folder()));
    }
    var owner = folders.putIfAbsent(cell.folder(), merged);
    if (owner != null && owner != merged) {
      throw new MergeConflict(
          "the folder 'cells/%s' of '%s' is that of another cell in '%s'"
              .formatted(cell.folder(), input.name(), owner.input()));
    }
  }

  /** What is known in any is known in all. */
  private Optional<Baseline> baseline() {
    Set<String> runs = new LinkedHashSet<>();
    var known = new ArrayList<String>();
    var fixed = new ArrayList<String>();
    for (var input : inputs) {
      input
          .result()
          .baseline()
          .ifPresent(
              baseline -> {
                runs.add(baseline.run());
                known.addAll(baseline.known());
                fixed.addAll(baseline.fixed());
              });
    }
    return runs.isEmpty()
        ? Optional.empty()
        : Optional.of(new Baseline(String.join(", ", runs), known, fixed));
  }
}
