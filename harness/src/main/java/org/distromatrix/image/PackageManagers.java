package org.distromatrix.image;

import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.failure.MatrixException;

/** Finds the back end that makes a distribution's trees. */
final class PackageManagers {
  private final PackageManager apt;

  PackageManagers(PackageManager apt) {
    this.apt = apt;
  }

  PackageManager of(ResolvedDistro distro) {
    return switch (distro.packageManager()) {
      case APT -> apt;
      case DNF, ZYPPER, PACMAN -> throw missing(distro, distro.packageManager());
    };
  }

  private static MatrixException missing(ResolvedDistro distro, PackageManagerKind kind) {
    return MatrixException.infrastructure(
            "Cannot build %s: the %s back end is not there yet"
                .formatted(distro.ref(), kind.name().toLowerCase(java.util.Locale.ROOT)))
        .withHint("Leave it out for now: matrix run '!" + distro.ref() + "'");
  }
}
