package org.distromatrix.junit;

import java.util.Optional;

/** What the package manager of a guest has installed. */
public final class GuestPackages {
  /** Asks whichever of the three there is; prints the version, or nothing. */
  private static final String VERSION =
      """
      if command -v dpkg-query >/dev/null; then
        dpkg-query -W -f '${db:Status-Status} ${Version}\\n' -- "$1" 2>/dev/null |
          sed -n 's/^installed //p'
      elif command -v pacman >/dev/null; then
        pacman -Q -- "$1" 2>/dev/null | sed 's/^[^ ]* //'
      else
        rpm -q --qf '%{VERSION}-%{RELEASE}\\n' -- "$1" 2>/dev/null | grep -v ' is not installed'
      fi | head -n 1
      """;

  private final Guest guest;

  GuestPackages(Guest guest) {
    this.guest = guest;
  }

  /**
   * The version of a package; empty if it is not installed.
   *
   * @param name as the distribution has it
   */
  public Optional<String> version(String name) {
    String version = guest.exec("/bin/sh", "-c", VERSION, "sh", name).stdout().strip();
    return version.isEmpty() ? Optional.empty() : Optional.of(version);
  }

  public boolean isInstalled(String name) {
    return version(name).isPresent();
  }
}
