package org.distromatrix.config;

import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;

/** Says whether a distribution exists. */
@FunctionalInterface
public interface DistroCheck {
  /** What the ref means, or why it means nothing. */
  DistroLookup find(DistroRef ref);

  /**
   * Asks the catalog.
   *
   * @param architecture product name, {@code x86-64} or {@code arm64}
   */
  static DistroCheck of(ProfileCatalog catalog, String architecture) {
    return ref -> catalog.find(ref, architecture);
  }
}
