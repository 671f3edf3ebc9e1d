package org.distromatrix.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.failure.MatrixException;

/** Lists what came out of a guest into a folder of this host. */
final class CollectedFiles {
  private CollectedFiles() {}

  /** Everything but folders, relative to the folder, sorted; nothing if there is no folder. */
  static List<Path> in(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var all = Files.walk(folder)) {
      return all.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
          .map(folder::relativize)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw MatrixException.infrastructure("Cannot list '" + folder + "': " + e.getMessage())
          .causedBy(e);
    }
  }
}
