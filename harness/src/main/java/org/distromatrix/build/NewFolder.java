package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

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
   */
  static Path obtain(Path folder, Filling filling) throws IOException {
    if (!Files.isDirectory(folder)) {
      make(folder, filling);
    }
    return folder;
  }

  private static void make(Path folder, Filling filling) throws IOException {
    Files.createDirectories(folder.getParent());
    Path beside = Files.createTempDirectory(folder.getParent(), ".new-");
    try {
      filling.fill(beside);
      publish(beside, folder);
    } finally {
      Tree.delete(beside);
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
