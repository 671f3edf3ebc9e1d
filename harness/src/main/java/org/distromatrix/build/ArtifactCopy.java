package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.host.Trees;

/**
 * Copies what a build left as artifacts to where the user looks for it: files and folders only, and
 * bounded, as nothing says what a script may leave.
 */
final class ArtifactCopy extends SimpleFileVisitor<Path> {
  private static final int MOST_FILES = 10_000;
  private static final long MOST_BYTES = 2L << 30;

  private final Path from;
  private final Path to;
  private final List<String> leftOut = new ArrayList<>();
  private int files;
  private long bytes;

  private ArtifactCopy(Path from, Path to) {
    this.from = from;
    this.to = to;
  }

  /**
   * Copies a folder's content over what is in the target, which is made if there is something.
   *
   * @return what was left out, and why
   */
  static List<String> copy(Path from, Path to) throws IOException {
    if (Trees.isEmpty(from)) {
      return List.of();
    }
    var copy = new ArtifactCopy(from, to);
    Files.walkFileTree(from, copy);
    return copy.leftOut;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
      throws IOException {
    Files.createDirectories(target(folder));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
    if (!attributes.isRegularFile()) {
      leftOut.add(from.relativize(file) + ": not a file or folder");
    } else if (files >= MOST_FILES || bytes + attributes.size() > MOST_BYTES) {
      leftOut.add(from.relativize(file) + ": more than 10000 files or 2 GiB");
    } else {
      files++;
      bytes += attributes.size();
      Path target = target(file);
      Files.deleteIfExists(target);
      Files.copy(file, target, LinkOption.NOFOLLOW_LINKS);
    }
    return FileVisitResult.CONTINUE;
  }

  private Path target(Path path) {
    return to.resolve(from.relativize(path));
  }
}
