package org.distromatrix.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Finding;

/**
 * What changed between two runs of a project: results, times, packages and cells.
 *
 * @param before the earlier run
 * @param after the later one
 * @param cells those of the later run in its order, then those that are gone
 */
public record Comparison(RunResult before, RunResult after, List<CellChange> cells) {
  public Comparison {
    cells = List.copyOf(cells);
  }

  /** Compares two runs of one project. */
  public static Comparison of(RunResult before, RunResult after) {
    var old = new LinkedHashMap<String, CellResult>();
    before.cells().forEach(cell -> old.put(cell.id(), cell));
    var changes = new ArrayList<CellChange>();
    for (var cell : after.cells()) {
      var was = old.remove(cell.id());
      changes.add(was == null ? only(cell, CellChange.Presence.NEW) : both(was, cell));
    }
    old.values().forEach(cell -> changes.add(only(cell, CellChange.Presence.GONE)));
    return new Comparison(before, after, changes);
  }

  /** Of a new cell its failures are told. */
  private static CellChange only(CellResult cell, CellChange.Presence presence) {
    var failures =
        Finding.ofCell(cell).values().stream()
            .filter(finding -> presence == CellChange.Presence.NEW && finding.failed())
            .map(ResultChanges::newFailure)
            .toList();
    return new CellChange(
        cell.id(), presence, cell.allowedFailure(), failures, List.of(), List.of(), true);
  }

  private static CellChange both(CellResult before, CellResult after) {
    boolean known = before.packages().isEmpty() == after.packages().isEmpty();
    return new CellChange(
        after.id(),
        CellChange.Presence.BOTH,
        after.allowedFailure(),
        ResultChanges.between(before, after),
        SlowerPhase.of(before, after),
        before.packages().isEmpty() || after.packages().isEmpty()
            ? List.of()
            : PackageChanges.between(before.packages(), after.packages()),
        known);
  }

  /**
   * How many results changed so.
   *
   * @param allowed in cells where that is allowed, or else in all others
   */
  public long count(Change change, boolean allowed) {
    return cells.stream()
        .filter(cell -> cell.allows(change) == allowed)
        .mapToLong(cell -> cell.count(change))
        .sum();
  }

  /** All results that changed so, in the order of the cells. */
  public List<Changed> all(Change change) {
    return cells.stream()
        .flatMap(
            cell ->
                cell.results().stream()
                    .filter(result -> result.change() == change)
                    .map(result -> new Changed(cell.cell(), result)))
        .toList();
  }

  /**
   * A change and where it is.
   *
   * @param cell id of the cell
   * @param result what changed
   */
  public record Changed(String cell, ResultChange result) {
    /** The id of the test, check or cell. */
    public String id() {
      return result.subject().id(cell);
    }
  }
}
