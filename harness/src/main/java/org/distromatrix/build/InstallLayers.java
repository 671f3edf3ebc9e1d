package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.distromatrix.image.Layer;
import org.distromatrix.image.Obtained;
import org.distromatrix.plan.Cell;

/** The layers of what projects install: from the cache, or built now. */
final class InstallLayers {
  private final MadeCache cache;
  private final BuildFolders folders;
  private final ProjectBuild builds;

  InstallLayers(MadeCache cache, BuildFolders folders, ProjectBuild builds) {
    this.cache = cache;
    this.folders = folders;
    this.builds = builds;
  }

  Obtained<Layer> obtain(
      Cell cell,
      CellPackages packages,
      SourceSnapshot source,
      BuildRecipe recipe,
      BuildContext context)
      throws IOException {
    BuildScripts.check(recipe, source, context.project());
    Map<String, String> environment = BuildEnvironment.of(cell, recipe);
    String key = BuildKeys.install(packages, source, recipe, cell);
    String what = recipe.project() + " for " + cell.distro().ref();
    String folder = BuildKeys.buildFolder(packages, context.project(), recipe, cell);
    Obtained<Path> entry =
        cache.obtain(
            key,
            what,
            context.rebuild(),
            context.waiting(),
            draft -> {
              context.progress().accept("building " + what);
              folders.use(
                  folder,
                  what,
                  context.rebuild(),
                  context.waiting(),
                  own ->
                      builds.make(
                          new ProjectBuild.Job(
                              cell.distro().ref().toString(),
                              key,
                              recipe,
                              packages,
                              source,
                              environment,
                              own,
                              context),
                          draft));
            });
    KeptBuild.tell(entry, recipe, context);
    return new Obtained<>(new Layer(key, entry.value().resolve("tree")), entry.cached());
  }
}
