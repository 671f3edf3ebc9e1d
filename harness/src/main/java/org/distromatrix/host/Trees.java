package org.distromatrix.host;

import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whole folders of files of ours. What is mounted below one, or may hold names that Java cannot
 * read in every locale, is for {@link DiskUse}.
 */
public final class Trees {
  private Trees() {}

  /**
   * Deletes a file or a whole folder, if it is there; what somebody else deletes meanwhile is fine.
   * Links are deleted, never followed.
   */
  public static void delete(Path path) throws IOException {
    Files.walkFileTree(path, new Deletion());
  }

  /** Whether a folder is missing or holds nothing. */
  public static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (var entries = Files.newDirectoryStream(folder)) {
      return !entries.iterator().hasNext();
    }
  }

  /** Size of all files below a folder; 0 if it is not there. */
  public static long bytes(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.map(Path::toFile).filter(File::isFile).mapToLong(File::length).sum();
    }
  }

  /** Makes a folder and its missing parents below {@code root}, each with mode 0755. */
  public static Path folder(Path root, String relative) throws IOException {
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

  private static final class Deletion extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
      if (error instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw error;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException error)
        throws IOException {
      if (error != null && !(error instanceof NoSuchFileException)) {
        throw error;
      }
      Files.deleteIfExists(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
