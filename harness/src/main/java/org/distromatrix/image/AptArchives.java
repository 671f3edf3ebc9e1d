package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.host.Trees;

/**
 * Downloaded packages, shared by all builders of distributions that the same keys sign. apt locks
 * its archive folder and writes to fixed names in it, so that builders cannot share one; each gets
 * a folder of its own full of hard links, and what it downloaded is linked back. A file is complete
 * before it gets its name, and never written again.
 *
 * @param folder the shared packages, on the same file system as the trees that are made
 */
record AptArchives(Path folder) {
  /** Where apt keeps downloads in a tree. */
  static final String IN_TREE = "var/cache/apt/archives";

  /** Offers all packages to apt in a tree that is about to be mounted. */
  void lend(Path tree) throws IOException {
    Path archives = Trees.folder(tree, IN_TREE);
    for (Path deb : debs(folder)) {
      link(deb, archives.resolve(deb.getFileName()));
    }
  }

  /** Keeps what apt downloaded, and leaves no package file in the tree. */
  void takeBack(Path tree) throws IOException {
    Files.createDirectories(folder);
    Path archives = tree.resolve(IN_TREE);
    for (Path deb : debs(archives)) {
      link(deb, folder.resolve(deb.getFileName()));
    }
    Trees.delete(archives);
    Trees.folder(tree, IN_TREE);
  }

  private static void link(Path from, Path to) throws IOException {
    try {
      Files.createLink(to, from);
    } catch (FileAlreadyExistsException e) {
      // Another builder downloaded the same package at the same time.
    } catch (NoSuchFileException e) {
      // The shared file was removed by who frees space: apt downloads it again.
    }
  }

  private static List<Path> debs(Path folder) throws IOException {
    return ImagePaths.children(folder).stream()
        .filter(file -> file.getFileName().toString().endsWith(".deb"))
        .toList();
  }
}
