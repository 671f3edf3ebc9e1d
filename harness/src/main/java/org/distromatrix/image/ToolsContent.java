package org.distromatrix.image;

import java.util.List;
import org.distromatrix.distro.DistroRef;

/**
 * What a tools image holds.
 *
 * @param name with a number, raised when the tools give other results than before
 * @param distro what it is made of
 * @param packages with the tools
 * @param acceptExpired whether a mirror's metadata may be past its valid-until date
 */
record ToolsContent(String name, DistroRef distro, List<String> packages, boolean acceptExpired) {

  /** Every family's package manager and keyrings. */
  static final ToolsContent PACKAGE_MANAGERS =
      new ToolsContent(
          "tools image 1",
          new DistroRef("debian", "13"),
          List.of(
              "archlinux-keyring",
              "ca-certificates",
              "debian-archive-keyring",
              "distribution-gpg-keys",
              "dnf",
              "gnupg",
              "gpg-agent",
              "libarchive-tools",
              "makepkg",
              "mount",
              "pacman-package-manager",
              "rpm",
              "ubuntu-keyring",
              "zstd",
              "zypper"),
          false);

  /**
   * What formats disks. Debian 14 is the first with a mkfs.xfs that takes a folder. Only testing's
   * metadata expires, within a week; an image that is then used for months is no fresher for it.
   */
  static final ToolsContent DISKS =
      new ToolsContent(
          "disk tools image 1",
          new DistroRef("debian", "14"),
          List.of("btrfs-progs", "e2fsprogs", "xfsprogs"),
          true);

  ToolsContent {
    packages = List.copyOf(packages);
  }

  /** What it is, as an input of the keys of images that are made with it. */
  String describe() {
    return name + " of " + distro;
  }
}
