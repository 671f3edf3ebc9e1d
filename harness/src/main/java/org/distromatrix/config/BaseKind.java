package org.distromatrix.config;

import java.util.Locale;

/** What the images of containers are made from. */
public enum BaseKind {
  /** The distribution's packages, as for all other cells; making it takes root and Linux. */
  PACKAGES,
  /** The distribution's own container image; it takes a container engine only. */
  IMAGE;

  /** The word used in matrix.yaml. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
