package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.Commands;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.image.ImageContext;
import org.distromatrix.image.Obtained;
import org.distromatrix.plan.Cell;

/**
 * Makes what containers run of the distribution's own container image, in the engine itself: no
 * step of it mounts anything here, or needs root. What was obtained is kept in the cache until this
 * is closed.
 */
public final class EngineCells implements AutoCloseable {
  private final BuildHolds holds;
  private final EnginePackages packages;
  private final EnginePackageLists lists;
  private final EngineBuild builds;
  private final EngineAssembly assembly;

  /**
   * @param environment the user's, for mirror variables
   */
  public EngineCells(
      Workshop workshop,
      Commands commands,
      Places places,
      HostLocks locks,
      Map<String, String> environment) {
    this.holds = new BuildHolds(locks);
    var shelf = new EngineShelf(workshop, holds);
    var distributions = new DistributionImages(workshop, holds, places);
    var volumes = EngineVolumes.of(places);
    this.packages = new EnginePackages(workshop, shelf, holds, distributions, volumes, environment);
    this.lists = new EnginePackageLists(workshop, places);
    var cache = new MadeCache(MadeCache.Kind.LAYER, places, commands, holds);
    this.builds = new EngineBuild(workshop, cache, holds, volumes);
    this.assembly = new EngineAssembly(workshop, shelf, commands, places);
  }

  /**
   * The image phase: everything that comes from the distribution.
   *
   * @throws MatrixException (usage) if a package does not exist; (infrastructure) otherwise
   */
  public Obtained<PreparedCell> prepare(Cell cell, ImageContext context) {
    try {
      Obtained<EngineImage> base = packages.base(cell.distro(), context);
      Obtained<EngineImage> run = packages.on(base, cell.distro(), cell.runPackages(), context);
      Obtained<EngineImage> build = packages.on(base, cell.distro(), cell.buildPackages(), context);
      PreparedCell prepared =
          (source, recipe, buildContext) ->
              build(
                  new EngineBuild.Job(
                      cell, run.value(), build.value(), source, recipe, buildContext));
      return new Obtained<>(prepared, base.cached() && run.cached() && build.cached());
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot make the image of %s: %s".formatted(cell.distro().ref(), IoCause.of(e)))
          .withLog(context.log())
          .causedBy(e);
    }
  }

  private Obtained<CellImage> build(EngineBuild.Job job) {
    try {
      Optional<Obtained<Path>> built =
          job.recipe().scripts().isEmpty() ? Optional.empty() : Optional.of(builds.obtain(job));
      Obtained<EngineImage> image = assembly.obtain(job, built.map(Obtained::value));
      var cell =
          new CellImage(
              BuildKeys.imageOf(List.of(image.value().id()), job.source()),
              job.cell().distro(),
              List.of(),
              Optional.of(image.value()),
              Optional.of(job.source().layer()),
              lists.of(job.cell().distro(), job.run()));
      return new Obtained<>(cell, image.cached() && built.map(Obtained::cached).orElse(true));
    } catch (IOException e) {
      throw EngineAssembly.failure(job, e);
    }
  }

  @Override
  public void close() {
    holds.close();
  }
}
