package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.model.InstalledPackage;

/** What dnf and zypper do differently. */
interface RpmTool {
  /** The program: {@code dnf}. */
  String name();

  /** What it must be able to do for trees of the distribution. */
  ToolNeed need(ResolvedDistro distro);

  /** Writes its configuration. */
  void configure(RpmWork work) throws IOException;

  /**
   * Fetches metadata that an empty cache lacks, unless installing does it.
   *
   * @param keys may sign; empty: the tree knows them already
   */
  RpmResult fetch(RpmWork work, List<Path> keys) throws IOException;

  /**
   * Installs packages.
   *
   * @param fresh whether to fetch metadata first, where {@link #fetch} has not
   */
  RpmResult install(RpmWork work, List<String> packages, boolean fresh) throws IOException;

  /**
   * Fetches and checks all metadata into an empty cache, and installs nothing.
   *
   * @param keys may sign
   */
  RpmResult metadata(RpmWork work, List<Path> keys) throws IOException;

  /** What the tree's database has, each with the repository that it came from. */
  List<InstalledPackage> installed(RpmWork work, List<InstalledPackage> before) throws IOException;

  /** The names of all packages that the metadata in the cache has. */
  Collection<String> names(RpmWork work) throws IOException;

  /** Names of packages that do not exist, from what it printed. */
  Set<String> unknownPackages(RpmResult result);

  /** True if a package is no longer where the metadata says: it is older than the mirror. */
  boolean stale(RpmResult result);

  /** The ways it is known to fail. */
  KnownFailures failures();

  /**
   * Checks that it did what it was asked for.
   *
   * @throws MatrixException (infrastructure) that tells why it did not
   */
  default void require(RpmWork work, RpmResult result) {
    if (!result.ok()) {
      throw explain(work, result);
    }
  }

  /** Why it failed. */
  default MatrixException explain(RpmWork work, RpmResult result) {
    return failures()
        .explain(result.lines(), work.what(), work.distro().ref(), work.mirror())
        .withLog(work.context().log());
  }
}
