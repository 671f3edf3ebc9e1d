package org.distromatrix.run;

import java.util.Optional;
import org.distromatrix.config.BaseKind;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.ContainerSettings;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.plan.Cell;

/**
 * What the images of cells are made from on this host.
 *
 * @param settings those of containers in matrix.yaml
 * @param obstacle why this user can make none of packages; empty if he can
 */
record CellBases(ContainerSettings settings, Optional<MatrixException> obstacle) {
  /** Whether a cell's image is made in the container engine, of the distribution's own. */
  boolean inEngine(Cell cell) {
    BaseKind standard = obstacle.isPresent() ? BaseKind.IMAGE : BaseKind.PACKAGES;
    return cell.boot() == BootKind.CONTAINER && settings.base().orElse(standard) == BaseKind.IMAGE;
  }

  /**
   * @throws MatrixException (infrastructure) if this user cannot make it
   */
  void require(Cell cell) {
    if (obstacle.isPresent() && !inEngine(cell)) {
      throw obstacle.get();
    }
  }
}
