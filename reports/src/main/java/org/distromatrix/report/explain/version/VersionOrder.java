package org.distromatrix.report.explain.version;

import java.util.Comparator;

/**
 * Which of two versions is newer, in the way of who made them. Versions of different orders cannot
 * be compared: an epoch of Debian says nothing about one of Fedora.
 */
public enum VersionOrder implements Comparator<String> {
  /** Packages of Debian and its derivatives, as {@code dpkg --compare-versions} has it. */
  DPKG,
  /** Packages of Fedora, the EL family and openSUSE, as rpm has it. */
  RPM,
  /** Numbers with dots, as the makers of kernels, libraries and programs themselves count. */
  UPSTREAM,
  /** None that we know: such versions are equal or not, and no more. Sorted as text. */
  UNKNOWN;

  @Override
  public int compare(String one, String other) {
    return switch (this) {
      case DPKG -> DebianVersion.compare(one, other);
      case RPM -> RpmVersion.compare(one, other);
      case UPSTREAM -> UpstreamVersion.compare(one, other);
      case UNKNOWN -> one.compareTo(other);
    };
  }

  /** Whether one can be said to be newer than another. */
  public boolean tellsNewer() {
    return this != UNKNOWN;
  }
}
