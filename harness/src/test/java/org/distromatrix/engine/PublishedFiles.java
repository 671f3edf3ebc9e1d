package org.distromatrix.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * What Debian's images for containers hold besides packages (debuerreotype's {@code
 * debuerreotype-minimizing-config}): apt keeps nothing that it fetched, and packages start no
 * services.
 */
final class PublishedFiles {
  private static final String CLEAN =
      """
      DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true"; };
      APT::Update::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true"; };
      Dir::Cache::pkgcache "";
      Dir::Cache::srcpkgcache "";
      Acquire::GzipIndexes "true";
      Acquire::Languages "none";
      """;

  private PublishedFiles() {}

  /**
   * Puts them into a tree, and takes out what is of the host that it was made on.
   *
   * @param sources of apt, in deb822 format
   */
  static void replace(Path root, String sources) throws IOException {
    for (String name : List.of("apt/sources.list", "resolv.conf", "hostname")) {
      Files.deleteIfExists(root.resolve("etc").resolve(name));
    }
    put(root, "etc/apt/sources.list.d/debian.sources", sources);
    put(root, "etc/apt/apt.conf.d/docker-clean", CLEAN);
    put(root, "etc/dpkg/dpkg.cfg.d/docker-apt-speedup", "force-unsafe-io\n");
    put(root, "usr/sbin/policy-rc.d", "#!/bin/sh\nexit 101\n");
    Files.setPosixFilePermissions(
        root.resolve("usr/sbin/policy-rc.d"), PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void put(Path root, String name, String text) throws IOException {
    Files.writeString(root.resolve(name), text);
  }
}
