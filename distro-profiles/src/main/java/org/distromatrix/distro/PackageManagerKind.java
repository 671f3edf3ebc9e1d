package org.distromatrix.distro;

/** The package manager that makes a distribution's trees. */
public enum PackageManagerKind {
  APT,
  DNF,
  ZYPPER,
  PACMAN
}
