package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.distromatrix.distro.Rpm;

/**
 * A tree that dnf or zypper filled: what they leave behind is taken away, and what must be there is
 * checked.
 *
 * @param root the tree
 */
record RpmTree(Path root, Rpm rpm) {
  private static final List<String> LEFT_BEHIND =
      List.of(
          "var/log/dnf.log",
          "var/log/dnf.librepo.log",
          "var/log/dnf.rpm.log",
          "var/log/dnf5.log",
          "var/log/hawkey.log",
          "var/log/zypper.log",
          "var/log/zypp/history",
          "var/log/alternatives.log");

  /** Where an rpm that was told nothing would have put its database. */
  private static final List<String> STRAY = List.of(".rpmdb", "root/.rpmdb");

  /** Folders of every system, which stay also when they are empty. */
  private static final Set<String> EVERYWHERE =
      Set.of("tmp", "home", "root", "run", "mnt", "srv", "var/cache", "var/lib", "var/tmp");

  private static final List<String> DATABASES = List.of("rpmdb.sqlite", "Packages.db", "Packages");

  private BaseTree base() {
    return new BaseTree(root, LEFT_BEHIND);
  }

  /** Deletes what no tree and no layer may carry. */
  void scrub(RpmPlaces places) throws IOException {
    base().scrub();
    close(database().resolve("rpmdb.sqlite"));
    close(root.resolve("var/lib/dnf/history.sqlite"));
    Files.deleteIfExists(database().resolve(".rpm.lock"));
    // Tools take the place of their caches for one inside the tree, too.
    deleteUpwards(inside(places.cache()));
  }

  /** Deletes what is left of SQLite's log when all of it is in the database. */
  private static void close(Path sqlite) throws IOException {
    Path log = sqlite.resolveSibling(sqlite.getFileName() + "-wal");
    if (Files.exists(log) && Files.size(log) == 0) {
      Files.delete(log);
      Files.deleteIfExists(sqlite.resolveSibling(sqlite.getFileName() + "-shm"));
    }
  }

  private Path inside(Path path) {
    return root.resolve(Path.of("/").relativize(path).toString());
  }

  private void deleteUpwards(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    Trees.delete(path);
    Path parent = path.getParent();
    while (parent != null && isNobodys(parent)) {
      Files.delete(parent);
      parent = parent.getParent();
    }
  }

  private boolean isNobodys(Path folder) throws IOException {
    return !folder.equals(root)
        && !EVERYWHERE.contains(root.relativize(folder).toString())
        && ImagePaths.children(folder).isEmpty();
  }

  /** Turns what was bootstrapped into an image. */
  void finish(RpmPlaces places) throws IOException {
    scrub(places);
    base().anonymise();
    Files.writeString(Trees.folder(root, "etc").resolve("locale.conf"), "LANG=C.UTF-8\n");
  }

  /** What is wrong with a finished tree, one line each. */
  List<String> problems() throws IOException {
    var problems = new ArrayList<>(base().problems());
    STRAY.stream()
        .filter(stray -> Files.exists(root.resolve(stray)))
        .forEach(stray -> problems.add("there is a package database in " + stray));
    long databases =
        DATABASES.stream().filter(name -> Files.exists(database().resolve(name))).count();
    if (databases != 1) {
      problems.add("there are %d package databases in %s".formatted(databases, rpm.database()));
    }
    return problems;
  }

  private Path database() {
    return inside(Path.of(rpm.database()));
  }
}
