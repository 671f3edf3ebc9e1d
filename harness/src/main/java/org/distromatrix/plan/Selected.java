package org.distromatrix.plan;

import java.util.List;
import java.util.Optional;

/**
 * What a selection takes of a plan.
 *
 * @param cells in plan order
 * @param warnings what the user should know, one sentence each
 * @param nothing why no cell is left, with the nearest ids; present exactly if there is none
 */
public record Selected(List<Cell> cells, List<String> warnings, Optional<String> nothing) {
  public Selected {
    cells = List.copyOf(cells);
    warnings = List.copyOf(warnings);
  }
}
