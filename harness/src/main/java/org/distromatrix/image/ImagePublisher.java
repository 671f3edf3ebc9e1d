package org.distromatrix.image;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.failure.MatrixException;

/** Turns drafts into entries of the cache: written down, on disk, and only then visible. */
final class ImagePublisher {
  private final ImagePaths paths;
  private final Commands commands;
  private final Clock clock;

  ImagePublisher(ImagePaths paths, Commands commands, Clock clock) {
    this.paths = paths;
    this.commands = commands;
    this.clock = clock;
  }

  /** Publishes a base image, unless the mirror's state is that of one that is there already. */
  void publish(Draft draft, BasePlan plan, ImageKey key, PackageManager manager)
      throws IOException {
    Path target = paths.folder(ImageEntry.Kind.BASE, key.id());
    if (Files.exists(target)) {
      return;
    }
    var layer = new Layer(key.id(), draft.tree());
    var image = new BaseImage(plan.distro(), layer, draft.folder());
    PackageTable.write(
        draft.folder().resolve(ImagePaths.PACKAGES), manager.installed(image, List.of(layer)));
    String distro = plan.distro().ref().toString();
    ImageRecord record = describe(draft, key, ImageEntry.Kind.BASE, distro, plan.mirror());
    Path history = Files.createDirectories(paths.history(distro));
    record.write(history.resolve(key.id() + ".json"));
    reveal(draft, target);
  }

  /** Publishes a package layer. */
  void publish(Draft draft, LayerRecipe recipe, PackageManager manager) throws IOException {
    String key = recipe.key().id();
    var layers = new ArrayList<>(List.of(new Layer(key, draft.tree())));
    layers.addAll(recipe.below());
    layers.add(recipe.base().layer());
    PackageTable.write(
        draft.folder().resolve(ImagePaths.PACKAGES), manager.installed(recipe.base(), layers));
    String distro = recipe.base().distro().ref().toString();
    describe(draft, recipe.key(), ImageEntry.Kind.PACKAGES, distro, "");
    reveal(draft, paths.folder(ImageEntry.Kind.PACKAGES, key));
  }

  private ImageRecord describe(
      Draft draft, ImageKey key, ImageEntry.Kind kind, String distro, String mirror)
      throws IOException {
    TreeManifest manifest = TreeManifest.ofContent(draft.tree());
    manifest.write(draft.folder().resolve(ImagePaths.MANIFEST));
    var record =
        new ImageRecord(
            key.id(),
            kind,
            distro,
            clock.instant(),
            manifest.bytes() + draft.bytesBeside(),
            mirror,
            key.inputs());
    record.write(draft.folder().resolve(ImagePaths.RECORD));
    Files.createFile(draft.folder().resolve(ImagePaths.USED));
    return record;
  }

  private void reveal(Draft draft, Path target) throws IOException {
    // One flush for the whole tree, whose single files were written without any: after a power cut
    // an entry is whole or not there.
    commands.run(Command.of("sync", "--file-system", draft.tree().toString()));
    draft.publish(target);
  }

  /** Deletes what a dead builder of the same key left; the caller holds the key's lock. */
  void deleteLeftovers(ImageEntry.Kind kind, String key) throws IOException {
    for (Path folder : ImagePaths.children(paths.all(kind))) {
      if (ImagePaths.isLeftover(folder) && ImagePaths.keyOf(folder).equals(key)) {
        Trees.delete(folder);
      }
    }
  }

  /** What a user is told when a file of the cache cannot be read or written. */
  MatrixException failure(String what, Exception e, ImageContext context) {
    Throwable cause = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    String reason =
        cause instanceof FileSystemException file && file.getReason() != null
            ? file.getReason() + ": " + file.getFile()
            : String.valueOf(cause.getMessage());
    return MatrixException.infrastructure(what + ": " + reason)
        .withHint("The cache is " + paths.cache() + "; MATRIX_CACHE puts it elsewhere")
        .withLog(context.log())
        .causedBy(e);
  }
}
