package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Makes the folders of a layer, which an image shows as they are: mode 755 whatever our umask. */
final class OwnFolders {
  private OwnFolders() {}

  /** Makes a folder and what is missing above it. */
  static void make(@Nullable Path folder) throws IOException {
    if (folder == null || Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    make(folder.getParent());
    try {
      Files.createDirectory(folder);
    } catch (FileAlreadyExistsException e) {
      if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
      return; // another cell, which shares our cache, was quicker
    }
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Writes an executable file that only its owner reads, and what is missing above it. */
  static void write(Path file, String text) throws IOException {
    make(file.getParent());
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
