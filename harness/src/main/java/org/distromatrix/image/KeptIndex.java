package org.distromatrix.image;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A package index that was fetched, kept for some hours so that a mirror is not asked again by
 * every plan:
 *
 * <pre>
 * package zlib-devel
 * provided pkgconfig(zlib)
 * </pre>
 */
record KeptIndex(Path file) {
  /** A name that was added since is found by the next build, at the latest. */
  private static final Duration KEPT = Duration.ofHours(6);

  private static final String PACKAGE = "package ";
  private static final String PROVIDED = "provided ";

  /** What was written, if that is not too long ago. */
  Optional<PackageIndex> read(Instant now) throws IOException {
    if (!Files.exists(file)
        || Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(KEPT))) {
      return Optional.empty();
    }
    var packages = new ArrayList<String>();
    var provided = new ArrayList<String>();
    try (Stream<String> lines = Files.lines(file)) {
      lines.forEach(
          line -> {
            if (line.startsWith(PACKAGE)) {
              packages.add(line.substring(PACKAGE.length()));
            } else if (line.startsWith(PROVIDED)) {
              provided.add(line.substring(PROVIDED.length()));
            }
          });
    }
    return Optional.of(new PackageIndex(packages, provided));
  }

  /** Writes an index down in one step; the caller sees to it that nobody else does. */
  void write(PackageIndex index) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    try (BufferedWriter writer = Files.newBufferedWriter(beside)) {
      write(writer, PACKAGE, index.packages());
      write(writer, PROVIDED, index.provided());
    }
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void write(BufferedWriter writer, String kind, Collection<String> names)
      throws IOException {
    for (String name : names) {
      writer.write(kind + name + "\n");
    }
  }
}
