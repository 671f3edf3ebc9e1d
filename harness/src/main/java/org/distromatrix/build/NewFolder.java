package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.distromatrix.host.Trees;

/** Cache folders that are made beside their final name and renamed when they are whole. */
final class NewFolder {
  /** Fills a new, empty folder. */
  @FunctionalInterface
  interface Filling {
    void fill(Path folder) throws IOException;
  }

  private NewFolder() {}

  /**
   * The folder, made now if it is not there. Two that make the same one both succeed: it holds the
   * same whoever made it.
   *
   * @param beside where it is made, on the same file system; deleted if it does not become whole
   */
  static Path obtain(Path folder, Path beside, Filling filling) throws IOException {
    if (Files.isDirectory(folder)) {
      return folder;
    }
    try {
      OwnFolders.make(beside);
      filling.fill(beside);
      Files.createDirectories(folder.getParent());
      publish(beside, folder);
      return folder;
    } finally {
      Trees.delete(beside);
    }
  }

  private static void publish(Path beside, Path folder) throws IOException {
    try {
      Files.move(beside, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
    }
  }
}
