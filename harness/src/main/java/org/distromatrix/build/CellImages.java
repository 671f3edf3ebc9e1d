package org.distromatrix.build;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.command.Commands;
import org.distromatrix.host.Places;
import org.distromatrix.image.BaseImage;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Images;
import org.distromatrix.image.Layer;
import org.distromatrix.image.Obtained;
import org.distromatrix.plan.Cell;

/** Makes what cells boot, from the cache or now, in two phases that a run times apart. */
public final class CellImages {
  private final Images images;
  private final Commands commands;
  private final Places places;

  public CellImages(Images images, Commands commands, Places places) {
    this.images = images;
    this.commands = commands;
    this.places = places;
  }

  /**
   * The image phase: everything that comes from the distribution.
   *
   * @throws org.distromatrix.failure.MatrixException as {@link Images#base} and {@link
   *     Images#packages}
   */
  public Obtained<CellPackages> packages(Cell cell, ImageContext context) {
    Obtained<BaseImage> base = images.base(cell.distro(), context);
    Optional<Obtained<Layer>> run =
        images.packages(base.value(), List.of(), cell.runPackages(), context);
    Optional<Obtained<Layer>> build =
        images.packages(base.value(), List.of(), cell.buildPackages(), context);
    boolean cached =
        base.cached() && Stream.concat(run.stream(), build.stream()).allMatch(Obtained::cached);
    var packages = new CellPackages(base.value(), layers(run), layers(build));
    return new Obtained<>(packages, cached);
  }

  /**
   * The build phase: the project's own script in the build tree, then the layers of the cell image.
   *
   * @throws org.distromatrix.failure.MatrixException (build) if the script fails or takes too long;
   *     (usage) if the script or a folder that the recipe names is not there; (infrastructure)
   *     otherwise
   */
  @SuppressWarnings("DoNotCallSuggester")
  public Obtained<CellImage> build(
      Cell cell,
      CellPackages packages,
      SourceSnapshot source,
      BuildRecipe recipe,
      BuildContext context) {
    throw new UnsupportedOperationException(
        commands + "" + places + cell + packages + source + recipe + context);
  }

  private static List<Layer> layers(Optional<Obtained<Layer>> obtained) {
    return obtained.map(Obtained::value).stream().toList();
  }
}
