package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Places;
import org.distromatrix.image.Layer;
import org.distromatrix.image.Obtained;

/** The layers of files that projects add to their images: from the cache, or copied now. */
final class ExtraLayers {
  private final MadeCache cache;
  private final Places places;

  ExtraLayers(MadeCache cache, Places places) {
    this.cache = cache;
    this.places = places;
  }

  /**
   * @param below what the layer will lie on, the topmost first
   */
  Obtained<Layer> obtain(
      ExtraFiles files, List<Layer> below, BuildRecipe recipe, BuildContext context)
      throws IOException {
    String key = BuildKeys.extra(files.hash(places), below);
    Obtained<Path> entry =
        cache.obtain(
            key,
            "the extra files of " + recipe.project(),
            false,
            context.waiting(),
            draft -> copy(files, below, recipe, draft.resolve("tree")));
    return new Obtained<>(new Layer(key, entry.value().resolve("tree")), entry.cached());
  }

  private static void copy(ExtraFiles files, List<Layer> below, BuildRecipe recipe, Path tree)
      throws IOException {
    try {
      InstallTree.make(files.folder(), new LowerTrees(below), tree, ExtraFiles::copy);
    } catch (InstallTree.Conflict e) {
      throw conflict(recipe, e);
    }
  }

  static MatrixException conflict(BuildRecipe recipe, InstallTree.Conflict cause) {
    return MatrixException.usage(
            "Cannot add the files in \"%s\" to the images of %s: %s"
                .formatted(recipe.files().orElse(""), recipe.project(), cause.getMessage()))
        .withHint("`files` in matrix.yaml names a folder that is copied over the image")
        .causedBy(cause);
  }
}
