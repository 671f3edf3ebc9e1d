package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One name of the source as it lies on the disk.
 *
 * @param name relative to the project
 * @param mode type and permissions, as stat(2) has them
 * @param size in bytes
 * @param modified last change of the content, in nanoseconds since 1970
 * @param changed last change of content or inode, in nanoseconds since 1970
 * @param inode number of the inode
 */
record SourceFile(String name, int mode, long size, long modified, long changed, long inode) {
  private static final int TYPE = 0170000;

  /** Looks at a path without following it. */
  static Optional<SourceFile> at(Path path, String name) throws IOException {
    Map<String, Object> found;
    try {
      found =
          Files.readAttributes(
              path, "unix:mode,size,lastModifiedTime,ctime,ino", LinkOption.NOFOLLOW_LINKS);
    } catch (NoSuchFileException gone) {
      // tracked but deleted, or deleted since it was listed: then it is not part of the source
      return Optional.empty();
    }
    return Optional.of(
        new SourceFile(
            name,
            (int) number(found.get("mode")),
            number(found.get("size")),
            nanos(found.get("lastModifiedTime")),
            nanos(found.get("ctime")),
            number(found.get("ino"))));
  }

  private static long number(@Nullable Object value) {
    return value instanceof Number number ? number.longValue() : 0;
  }

  private static long nanos(@Nullable Object value) {
    return value instanceof FileTime time ? time.to(TimeUnit.NANOSECONDS) : 0;
  }

  /**
   * Whether it looks as it did. Not {@code equals}: the one that records get costs 20 ms at its
   * first call, more than all files of a small project.
   */
  boolean isAsItWas(SourceFile other) {
    return mode == other.mode
        && size == other.size
        && modified == other.modified
        && changed == other.changed
        && inode == other.inode;
  }

  boolean isFile() {
    return (mode & TYPE) == 0100000;
  }

  boolean isLink() {
    return (mode & TYPE) == 0120000;
  }

  boolean isFolder() {
    return (mode & TYPE) == 0040000;
  }

  boolean executable() {
    return (mode & 0100) != 0;
  }
}
