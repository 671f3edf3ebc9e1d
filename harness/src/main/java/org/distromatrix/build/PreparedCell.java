package org.distromatrix.build;

import org.distromatrix.image.Obtained;

/** A cell whose packages are there, into which its project is to come. */
@FunctionalInterface
public interface PreparedCell {
  /**
   * The build phase: the project's own script, then all that is put into the image.
   *
   * @throws org.distromatrix.failure.MatrixException (build) if the script fails or takes too long;
   *     (usage) if the script or a folder that the recipe names is not there; (infrastructure)
   *     otherwise
   */
  Obtained<CellImage> build(SourceSnapshot source, BuildRecipe recipe, BuildContext context);
}
