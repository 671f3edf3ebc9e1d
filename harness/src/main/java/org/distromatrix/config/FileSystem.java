package org.distromatrix.config;

import java.util.Locale;

/** What the disk of a machine is formatted with. */
public enum FileSystem {
  EXT4,
  BTRFS,
  XFS;

  /** The word used in matrix.yaml, which is the kernel's, too. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
