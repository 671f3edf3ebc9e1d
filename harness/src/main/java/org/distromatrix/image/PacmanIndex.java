package org.distromatrix.image;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reads the package databases that pacman downloaded: compressed archives of entries {@code
 * NAME-VERSION/desc}, written as {@link PacmanDatabase} tells.
 */
final class PacmanIndex {
  private static final String DATABASE = ".db";
  private static final String DESCRIPTION = "/desc";

  private PacmanIndex() {}

  /**
   * All that can be asked for: packages, what they provide, and groups.
   *
   * @param sync the folder of databases, one for each repository
   */
  static PackageIndex read(Path sync) throws IOException {
    var packages = new TreeSet<String>();
    var provided = new TreeSet<String>();
    for (Path file : ImagePaths.children(sync)) {
      if (file.toString().endsWith(DATABASE)) {
        try (var archive = new TarArchiveInputStream(new CompressedFile(file).open())) {
          add(archive, packages, provided);
        }
      }
    }
    if (packages.isEmpty()) {
      throw new IOException("there is no package database in " + sync);
    }
    return new PackageIndex(packages, provided);
  }

  private static void add(TarArchiveInputStream archive, Set<String> packages, Set<String> provided)
      throws IOException {
    for (TarArchiveEntry entry = archive.getNextEntry();
        entry != null;
        entry = archive.getNextEntry()) {
      if (entry.isFile() && entry.getName().endsWith(DESCRIPTION)) {
        List<String> lines = new String(archive.readAllBytes(), UTF_8).lines().toList();
        packages.addAll(PacmanDatabase.values(lines, "%NAME%"));
        provided.addAll(PacmanDatabase.values(lines, "%GROUPS%"));
        PacmanDatabase.values(lines, "%PROVIDES%").stream()
            .map(one -> one.replaceFirst("[<>=].*", ""))
            .forEach(provided::add);
      }
    }
  }
}
