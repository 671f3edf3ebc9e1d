package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The repositories and their metadata that a base image was made from, kept beside its tree so that
 * layers on top see the same state of the mirror.
 *
 * @param folder {@code images/KEY/rpm}
 */
record RpmState(Path folder) {
  /** Folder of a base image that holds this. */
  static final String NAME = "rpm";

  private static final String PACKAGE = ".rpm";
  private static final String INDEX = "repodata/repomd.xml";

  /** dnf's gpg folder of a repository: made anew, as gpg writes its files in place. */
  private static final String KEYRING_FOLDER = "pubring";

  static RpmState of(Path image) {
    return new RpmState(image.resolve(NAME));
  }

  Path repositories() {
    return folder.resolve("repositories");
  }

  /** Names the shared downloads that belong to the keys of these repositories. */
  Path domain() {
    return folder.resolve("domain");
  }

  /** Holds the mirrors' addresses, for messages. */
  Path mirror() {
    return folder.resolve("mirror");
  }

  /** What the tool had in its cache, but for packages. */
  Path metadata() {
    return folder.resolve("metadata");
  }

  /** Keeps a tool's cache but for the packages in it. */
  void adopt(Path cache) throws IOException {
    link(cache, metadata());
  }

  /** Puts what was kept into the empty cache of a tool. Its files are linked, not copied. */
  void lend(Path cache) throws IOException {
    if (Files.isDirectory(metadata())) {
      link(metadata(), cache);
    }
  }

  private static void link(Path from, Path to) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            if (folder.getFileName().toString().equals(KEYRING_FOLDER)) {
              return FileVisitResult.SKIP_SUBTREE;
            }
            Files.createDirectories(to.resolve(from.relativize(folder).toString()));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (attributes.isRegularFile() && !file.toString().endsWith(PACKAGE)) {
              Files.createLink(to.resolve(from.relativize(file).toString()), file);
            }
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /** The hash of each repository's index by the name of its folder in the cache. */
  Map<String, String> indexes() throws IOException {
    var found = new TreeMap<String, String>();
    try (Stream<Path> walk = Files.walk(metadata())) {
      for (Path index : walk.filter(file -> file.endsWith(INDEX)).toList()) {
        String inside = metadata().relativize(index).toString();
        String name = inside.substring(0, inside.length() - INDEX.length() - 1);
        found.put(name, ImageKey.sha256(Files.readAllBytes(index)).substring(0, 16));
      }
    }
    return found;
  }
}
