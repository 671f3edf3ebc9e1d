package org.distromatrix.report.html;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import org.distromatrix.report.model.CellResult;

/**
 * Rows, tests or else checks, that fail in the same cells, and so perhaps for one reason.
 *
 * @param rows numbers of rows in the grid
 * @param cells numbers of the columns in which all of them fail
 * @param where in words that follow "fails": {@code only on fedora}, {@code in 3 of 24 cells}
 * @param allowed whether all those cells are allowed to fail
 */
record FailureGroup(List<Integer> rows, List<Integer> cells, String where, boolean allowed) {
  FailureGroup {
    rows = List.copyOf(rows);
    cells = List.copyOf(cells);
  }

  /** All of a run: what counts first, and of that what most tests fail by. */
  static List<FailureGroup> of(Grid grid) {
    var rows = new LinkedHashMap<Pattern, List<Integer>>();
    for (int row = 0; row < grid.rows().size(); row++) {
      var pattern = Pattern.of(grid, grid.rows().get(row));
      if (!pattern.failed().isEmpty()) {
        rows.computeIfAbsent(pattern, failed -> new ArrayList<>()).add(row);
      }
    }
    var groups = new ArrayList<FailureGroup>();
    rows.forEach((p, all) -> groups.add(p.group(grid, all)));
    groups.sort(
        Comparator.comparing(FailureGroup::allowed)
            .thenComparing(group -> group.rows().size(), Comparator.reverseOrder()));
    return groups;
  }

  /** Where a row fails, and where it does not though it was run. */
  private record Pattern(List<Integer> failed, List<Integer> others) {
    static Pattern of(Grid grid, Row row) {
      var failed = new ArrayList<Integer>();
      var others = new ArrayList<Integer>();
      for (int cell = 0; cell < grid.columns().size(); cell++) {
        var result = grid.columns().get(cell).at(row);
        if (result.isPresent()) {
          (result.get().outcome().isFailure() ? failed : others).add(cell);
        }
      }
      return new Pattern(failed, others);
    }

    FailureGroup group(Grid grid, List<Integer> rows) {
      boolean allowed =
          cells(grid, failed).stream().allMatch(cell -> cell.allowedFailure().isPresent());
      return new FailureGroup(rows, failed, where(grid), allowed);
    }

    private String where(Grid grid) {
      int all = failed.size() + others.size();
      if (others.isEmpty()) {
        return "in " + (all == 1 ? id(grid) : "all " + all + " cells");
      }
      return Trait.dividing(cells(grid, failed), cells(grid, others))
          .map(trait -> "only " + trait.words())
          .orElseGet(
              () ->
                  failed.size() == 1
                      ? "only in " + id(grid)
                      : "in " + failed.size() + " of " + all + " cells");
    }

    private String id(Grid grid) {
      return grid.columns().get(failed.get(0)).cell().id();
    }

    private static List<CellResult> cells(Grid grid, List<Integer> numbers) {
      return numbers.stream().map(number -> grid.columns().get(number).cell()).toList();
    }
  }
}
