package org.distromatrix.container;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;

/**
 * A layer as a tar, with owners, access lists and attributes. What overlayfs keeps as signs of
 * deletion is told apart: engines have signs of their own, and not where files are put into a
 * container.
 *
 * @param tar what is to be put in
 * @param deleted what has to go before, relative to the root
 * @param emptied folders whose content has to go before
 */
record LayerArchive(Path tar, List<String> deleted, List<String> emptied) {
  private static final Duration LIMIT = Duration.ofMinutes(10);

  /** The mark of a folder that hides those below it (kernel documentation, overlayfs). */
  private static final String OPAQUE = "SCHILY.xattr.trusted.overlay.opaque";

  LayerArchive {
    deleted = List.copyOf(deleted);
    emptied = List.copyOf(emptied);
  }

  /**
   * Writes it.
   *
   * @param tree an overlayfs upper folder
   * @param target file to be made
   */
  static LayerArchive write(Commands commands, Path tree, Path target) throws IOException {
    commands.run(tar(target, tree, List.of("--xattrs-include=*")));
    LayerArchive all = read(target);
    if (all.deletes()) {
      List<String> options = new ArrayList<>();
      options.add("--xattrs-exclude=trusted.overlay.*");
      options.addAll(List.of("--anchored", "--no-wildcards"));
      all.deleted.forEach(name -> options.add("--exclude=./" + name));
      commands.run(tar(target, tree, options));
    }
    return all;
  }

  private static Command tar(Path target, Path tree, List<String> options) {
    List<String> argv = new ArrayList<>(List.of("tar", "--create", "--file=" + target));
    argv.addAll(List.of("--numeric-owner", "--acls", "--xattrs", "--sort=name"));
    argv.addAll(options);
    argv.addAll(List.of("--directory=" + tree, "."));
    return Command.of(argv).within(LIMIT);
  }

  private static LayerArchive read(Path tar) throws IOException {
    List<String> deleted = new ArrayList<>();
    List<String> emptied = new ArrayList<>();
    try (InputStream in = new BufferedInputStream(Files.newInputStream(tar));
        TarArchiveInputStream entries = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry entry = entries.getNextEntry();
          entry != null;
          entry = entries.getNextEntry()) {
        String name = entry.getName().replaceAll("^\\./|/$", "");
        if (isWhiteout(entry)) {
          deleted.add(name);
        } else if (entry.getExtraPaxHeader(OPAQUE) != null) {
          emptied.add(name);
        }
      }
    }
    return new LayerArchive(tar, deleted, emptied);
  }

  /** overlayfs keeps a deletion as a character device 0:0. */
  private static boolean isWhiteout(TarArchiveEntry entry) {
    return entry.isCharacterDevice() && entry.getDevMajor() == 0 && entry.getDevMinor() == 0;
  }

  /** Whether something has to go before it is put in. */
  boolean deletes() {
    return !deleted.isEmpty() || !emptied.isEmpty();
  }
}
