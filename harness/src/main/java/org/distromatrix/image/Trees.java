package org.distromatrix.image;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Folders full of a distribution's files. */
final class Trees {
  private Trees() {}

  /** Deletes a file or a whole folder, if it is there. Links are deleted, never followed. */
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Files.walkFileTree(
        path,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e)
              throws IOException {
            if (e != null) {
              throw e;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** Size of all files below a folder; 0 if it is not there. */
  static long bytes(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    }
  }

  /** Makes a folder and its missing parents below {@code root}, each with mode 0755. */
  static Path folder(Path root, String relative) throws IOException {
    Path current = root;
    for (Path name : Path.of(relative)) {
      current = current.resolve(name);
      if (!Files.isDirectory(current)) {
        Files.createDirectory(current);
        Files.setPosixFilePermissions(current, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    return current;
  }
}
