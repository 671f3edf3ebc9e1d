package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Downloaded packages, shared by all builders of distributions that the same keys sign, as {@link
 * AptArchives} are: each tool gets a cache folder of its own with hard links in it, and what it
 * downloaded is linked back. Tools check packages whenever they install them.
 *
 * @param folder the shared packages, on the same file system as the caches
 */
record SharedPackages(Path folder) {
  private static final String PACKAGE = ".rpm";

  /** Offers all packages to a tool, in the places of its cache where it had left them. */
  void lend(Path cache) throws IOException {
    link(folder, cache);
  }

  /** Keeps what a tool downloaded. */
  void takeBack(Path cache) throws IOException {
    link(cache, folder);
  }

  private static void link(Path from, Path to) throws IOException {
    for (Path file : packages(from)) {
      Path target = to.resolve(from.relativize(file).toString());
      Files.createDirectories(target.getParent());
      try {
        Files.createLink(target, file);
      } catch (FileAlreadyExistsException e) {
        // It is one that was lent, or another builder was as fast.
      } catch (NoSuchFileException e) {
        // The shared file was removed by who frees space: it is downloaded again.
      }
    }
  }

  private static List<Path> packages(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file -> file.toString().endsWith(PACKAGE) && Files.isRegularFile(file))
          .toList();
    }
  }
}
