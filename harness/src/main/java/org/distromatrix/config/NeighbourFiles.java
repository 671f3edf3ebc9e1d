package org.distromatrix.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.distromatrix.document.NearestWord;

/** Finds the file that a misspelt name probably meant. */
final class NeighbourFiles {
  private NeighbourFiles() {}

  /** The file beside a missing one whose name is nearest. */
  static Optional<Path> of(Path missing) {
    Path folder = missing.resolveSibling("");
    try (var files = Files.list(folder)) {
      var names = files.map(file -> file.getFileName().toString()).sorted().toList();
      return NearestWord.to(missing.getFileName().toString(), names).map(folder::resolve);
    } catch (IOException e) {
      // A hint is all that is lost: that the file is missing is told without it
      return Optional.empty();
    }
  }
}
