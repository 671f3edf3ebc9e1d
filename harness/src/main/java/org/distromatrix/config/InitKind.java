package org.distromatrix.config;

import java.util.Locale;

/** What runs as the first process of a container. */
public enum InitKind {
  /** systemd where the engine lets it, else {@link #NONE}. */
  AUTO,
  /** systemd, or the cell fails. */
  SYSTEMD,
  /** Nothing that starts services; a suite with {@code needs: [init]} is skipped. */
  NONE;

  /** The word used in matrix.yaml. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
