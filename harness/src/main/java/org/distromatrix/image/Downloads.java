package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Downloaded packages, shared by all builders of distributions that the same keys sign. Package
 * managers write to fixed names in their download folder, so that builders cannot share one; each
 * gets a folder of its own full of hard links, and what it downloaded is linked back. A file is
 * complete before it gets its name, and never written again.
 *
 * @param shared the packages, on the same file system as the trees that are made
 * @param packages what their names look like
 */
record Downloads(Path shared, Pattern packages) {
  /** Offers all packages to one builder. */
  void lend(Path own) throws IOException {
    for (Path file : packagesIn(shared)) {
      link(file, own.resolve(file.getFileName()));
    }
  }

  /** Keeps what a builder downloaded. */
  void takeBack(Path own) throws IOException {
    Files.createDirectories(shared);
    for (Path file : packagesIn(own)) {
      link(file, shared.resolve(file.getFileName()));
    }
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      // Another builder downloaded the same package at the same time.
    } catch (NoSuchFileException e) {
      // The shared file was removed by who frees space: it is downloaded again.
    }
  }

  private List<Path> packagesIn(Path folder) throws IOException {
    return ImagePaths.children(folder).stream()
        .filter(file -> packages.matcher(String.valueOf(file.getFileName())).find())
        .toList();
  }
}
