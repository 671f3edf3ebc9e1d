package org.distromatrix.build;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.command.Commands;
import org.distromatrix.config.BootKind;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervisor;
import org.distromatrix.image.BaseImage;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Images;
import org.distromatrix.image.Layer;
import org.distromatrix.image.Obtained;
import org.distromatrix.plan.Cell;

/**
 * Makes what cells boot, from the cache or now, in two phases that a run times apart. What was
 * obtained is kept in the cache until this is closed.
 */
public final class CellImages implements AutoCloseable {
  private final Images images;
  private final BuildHolds holds;
  private final InstallLayers installs;
  private final ExtraLayers extras;
  private final FinishLayers finishes;
  private final InitrdLayers initrds;

  public CellImages(
      Images images, Commands commands, Supervisor supervisor, Places places, HostLocks locks) {
    this.images = images;
    this.holds = new BuildHolds(locks);
    var cache = new MadeCache(MadeCache.Kind.LAYER, places, commands, holds);
    var tree = new BuildTree(commands, supervisor, places);
    this.installs =
        new InstallLayers(cache, new BuildFolders(places, holds), new ProjectBuild(tree));
    this.extras = new ExtraLayers(cache, places);
    this.finishes = new FinishLayers(cache, tree);
    this.initrds = new InitrdLayers(cache, tree);
  }

  /** The image phase, after which the build can begin. */
  public Obtained<PreparedCell> prepare(Cell cell, ImageContext context) {
    Obtained<CellPackages> obtained = packages(cell, context);
    return new Obtained<>(
        (source, recipe, buildContext) ->
            build(cell, obtained.value(), source, recipe, buildContext),
        obtained.cached());
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
    var packages = new CellPackages(base.value(), layers(run), layers(build), List.of());
    boolean cached =
        base.cached() && Stream.of(run, build).flatMap(Optional::stream).allMatch(Obtained::cached);
    return cell.boot() == BootKind.QEMU
        ? withKernel(cell.distro(), packages, cached, context)
        : new Obtained<>(packages, cached);
  }

  private Obtained<CellPackages> withKernel(
      ResolvedDistro distro, CellPackages packages, boolean cached, ImageContext context) {
    var added = new LayerStack(packages.runTree());
    images
        .packages(packages.base(), packages.run(), distro.kernelPackages(), context)
        .ifPresent(added::add);
    initrds.obtain(distro, added.layers(), context).ifPresent(added::add);
    return new Obtained<>(packages.withKernel(added.added()), cached && added.cached());
  }

  /**
   * The build phase: the project's own script in the build tree, then the layers of the cell image.
   *
   * @throws org.distromatrix.failure.MatrixException (build) if the script fails or takes too long;
   *     (usage) if the script or a folder that the recipe names is not there; (infrastructure)
   *     otherwise
   */
  public Obtained<CellImage> build(
      Cell cell,
      CellPackages packages,
      SourceSnapshot source,
      BuildRecipe recipe,
      BuildContext context) {
    try {
      return stack(cell, packages, source, recipe, context);
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot build %s for %s: %s"
                  .formatted(recipe.project(), cell.distro().ref(), IoCause.of(e)))
          .withLog(context.log())
          .causedBy(e);
    }
  }

  private Obtained<CellImage> stack(
      Cell cell,
      CellPackages packages,
      SourceSnapshot source,
      BuildRecipe recipe,
      BuildContext context)
      throws IOException {
    var stack = new LayerStack(packages.bootedTree());
    if (!recipe.scripts().isEmpty()) {
      stack.add(installs.obtain(cell, packages, source, recipe, context));
    }
    Optional<ExtraFiles> extra = ExtraFiles.of(recipe, context.project());
    if (extra.isPresent()) {
      stack.add(extras.obtain(extra.get(), stack.layers(), recipe, context));
    }
    Optional<Obtained<Layer>> finish =
        finishes.obtain(cell, stack.added(), stack.layers(), recipe, context);
    finish.ifPresent(stack::add);
    var image =
        new CellImage(
            BuildKeys.image(stack.layers(), source),
            cell.distro(),
            stack.layers(),
            Optional.of(source.layer()),
            images.installed(packages.base(), packages.bootedTree()));
    return new Obtained<>(image, stack.cached());
  }

  @Override
  public void close() {
    holds.close();
  }

  private static List<Layer> layers(Optional<Obtained<Layer>> obtained) {
    return obtained.map(Obtained::value).stream().toList();
  }
}
