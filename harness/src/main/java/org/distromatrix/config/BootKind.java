package org.distromatrix.config;

/** How a cell is booted. */
public enum BootKind {
  NSPAWN,
  QEMU,
  CONTAINER;

  /** The word used in matrix.yaml and ids. */
  public String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
