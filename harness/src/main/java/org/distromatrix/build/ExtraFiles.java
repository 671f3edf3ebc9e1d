package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Places;

/**
 * The folder of files that the project adds to its images: {@code files} of matrix.yaml. All that
 * lies in it is added, whether git knows it or not.
 *
 * @param folder where it is
 */
record ExtraFiles(Path folder) {
  /**
   * @throws MatrixException (usage) if matrix.yaml names a folder that is not there
   */
  static Optional<ExtraFiles> of(BuildRecipe recipe, Path project) {
    if (recipe.files().isEmpty()) {
      return Optional.empty();
    }
    Path folder = project.resolve(recipe.files().get()).normalize();
    if (Files.isDirectory(folder)) {
      return Optional.of(new ExtraFiles(folder));
    }
    throw MatrixException.usage(
            "Cannot add files to the images of "
                + recipe.project()
                + ": there is no folder \""
                + recipe.files().get()
                + "\"")
        .withHint("`files` in matrix.yaml names it");
  }

  /** Hash of names, types, modes, link targets and contents. */
  String hash(Places places) throws IOException {
    Path indexes = places.cache().resolve(SourceSnapshots.FOLDER).resolve(SourceSnapshots.INDEXES);
    String name = new Fingerprint().add(folder.toString()).end();
    SourceIndex index = SourceIndex.read(indexes.resolve(name));
    String hash = hash(index);
    index.write();
    return hash;
  }

  private String hash(SourceIndex index) throws IOException {
    SortedSet<String> names = PlainFolder.names(folder, IgnorePatterns.NONE);
    var hash = new Fingerprint().add(names.size());
    for (SourceState.Entry entry : SourceState.read(folder, names, List.of(), index).entries()) {
      hash.add(entry.file().name()).add(entry.file().mode()).add(entry.content());
    }
    return hash.end();
  }

  /** Copies one file or link with its mode and times. */
  static void copy(Path source, Path target) throws IOException {
    Files.copy(source, target, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
  }
}
