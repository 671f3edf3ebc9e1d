package org.distromatrix.minimirror;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/** Folders of packages. */
final class MiniFiles {
  private MiniFiles() {}

  /** The files right below a folder whose names end so, sorted. */
  static List<Path> withSuffix(Path folder, String suffix) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(suffix)).sorted().toList();
    }
  }

  static void link(List<Path> files, Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Path file : files) {
      Files.createLink(folder.resolve(file.getFileName()), file);
    }
  }

  /** The same tree of hard links: whoever changes a file in it must {@link #replace} it. */
  static void linkTree(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file : all.toList()) {
        Path there = to.resolve(from.relativize(file).toString());
        if (Files.isSymbolicLink(file)) {
          Files.createSymbolicLink(there, Files.readSymbolicLink(file));
        } else if (Files.isDirectory(file)) {
          Files.createDirectories(there);
        } else {
          Files.createLink(there, file);
        }
      }
    }
  }

  /** Gives a file new content without touching what else is linked to the old. */
  static void replace(Path file, byte[] content) throws IOException {
    Files.delete(file);
    Files.write(file, content);
  }

  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(folder)) {
      all = new ArrayList<>(walk.toList());
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof NoSuchFileException) {
        delete(folder); // an agent's socket went while we looked
        return;
      }
      throw e;
    }
    Collections.reverse(all);
    for (Path path : all) {
      Files.deleteIfExists(path);
    }
  }
}
