package org.distromatrix.plan;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The order in which cells are started, so that no long one is left alone at the end. */
public final class LongestFirst {
  private LongestFirst() {}

  /**
   * Cells that nobody has timed come first, for they may have everything yet to build; then the
   * others, longest first; equals in plan order.
   *
   * @param history how long cells took before
   */
  public static List<Cell> of(List<Cell> cells, Map<CellId, Duration> history) {
    Comparator<Cell> unknown = Comparator.comparing(cell -> history.containsKey(cell.id()));
    Comparator<Cell> longest =
        Comparator.comparing(cell -> history.getOrDefault(cell.id(), Duration.ZERO));
    return cells.stream().sorted(unknown.thenComparing(longest.reversed())).toList();
  }
}
