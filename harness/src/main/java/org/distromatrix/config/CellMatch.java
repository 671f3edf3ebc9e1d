package org.distromatrix.config;

import java.util.Map;

/**
 * Names cells by some of their parts: {@code { distro: "rhel-ubi:*", boot: qemu, CC: gcc }}. A cell
 * matches where all of them do.
 *
 * @param globs pattern by {@code distro}, {@code boot} or name of an axis; {@code *} and {@code ?}
 *     are wild
 */
public record CellMatch(Map<String, String> globs) {
  /** The part that holds the distro ref. */
  public static final String DISTRO = "distro";

  /** The part that holds the boot kind. */
  public static final String BOOT = "boot";

  public CellMatch {
    globs = Ordered.copyOf(globs);
  }
}
