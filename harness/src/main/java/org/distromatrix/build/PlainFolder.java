package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.SortedSet;
import java.util.TreeSet;
import org.distromatrix.host.Trees;
import org.jspecify.annotations.Nullable;

/** A folder that is no checkout: its source is everything that is not ignored. */
final class PlainFolder extends SimpleFileVisitor<Path> {
  private static final String IGNORE_FILE = ".matrixignore";

  private final Path top;
  private final IgnorePatterns ignored;
  private final SortedSet<String> names = new TreeSet<>();

  private PlainFolder(Path top, IgnorePatterns ignored) {
    this.top = top;
    this.ignored = ignored;
  }

  /** What {@code .matrixignore} in the folder names. */
  static IgnorePatterns ignoreFile(Path folder) throws IOException {
    Path file = folder.resolve(IGNORE_FILE);
    return Files.isRegularFile(file)
        ? IgnorePatterns.of(Files.readAllLines(file))
        : IgnorePatterns.NONE;
  }

  /** The names of all files, links and empty folders, relative to the top. */
  static SortedSet<String> names(Path top, IgnorePatterns ignored) throws IOException {
    var walk = new PlainFolder(top, ignored);
    Files.walkFileTree(top, walk);
    return walk.names;
  }

  /** Whether a name lies in our own run folder or git's, neither of which is source. */
  static boolean isOurs(String name) {
    return name.equals(".matrix")
        || name.startsWith(".matrix/")
        || name.equals(".git")
        || name.startsWith(".git/");
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    if (folder.equals(top)) {
      return FileVisitResult.CONTINUE;
    }
    String name = name(folder);
    return isOurs(name) || folder.endsWith(".git") || ignored.namesItself(name, true)
        ? FileVisitResult.SKIP_SUBTREE
        : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    String name = name(file);
    if (!isOurs(name) && !ignored.namesItself(name, false)) {
      names.add(name);
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
      throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (!folder.equals(top) && Trees.isEmpty(folder)) {
      names.add(name(folder));
    }
    return FileVisitResult.CONTINUE;
  }

  private String name(Path path) {
    return top.relativize(path).toString();
  }
}
