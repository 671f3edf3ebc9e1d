package org.distromatrix.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.distro.PackageManagerKind;

/**
 * This host's package manager.
 *
 * @param kind which
 * @param root whether we may call it as we are
 */
record HostPackages(PackageManagerKind kind, boolean root) {
  /** Which package manager a distribution has, by ID or ID_LIKE of os-release(5). */
  private static final Map<String, PackageManagerKind> BY_ID =
      Map.of(
          "debian", PackageManagerKind.APT,
          "ubuntu", PackageManagerKind.APT,
          "fedora", PackageManagerKind.DNF,
          "rhel", PackageManagerKind.DNF,
          "centos", PackageManagerKind.DNF,
          "suse", PackageManagerKind.ZYPPER,
          "opensuse", PackageManagerKind.ZYPPER,
          "arch", PackageManagerKind.PACMAN);

  private static final Map<PackageManagerKind, String> INSTALL =
      Map.of(
          PackageManagerKind.APT, "apt-get install",
          PackageManagerKind.DNF, "dnf install",
          PackageManagerKind.ZYPPER, "zypper install",
          PackageManagerKind.PACMAN, "pacman -S --needed");

  /** What the host's os-release says; empty if it names no family that we know. */
  static Optional<HostPackages> detect(boolean root) {
    return Stream.of("/etc/os-release", "/usr/lib/os-release")
        .map(Path::of)
        .filter(Files::isReadable)
        .findFirst()
        .flatMap(HostPackages::read)
        .map(kind -> new HostPackages(kind, root));
  }

  private static Optional<PackageManagerKind> read(Path osRelease) {
    try {
      return of(Files.readAllLines(osRelease));
    } catch (IOException e) {
      return Optional.empty(); // then no command can be offered, and the findings stand alone
    }
  }

  static Optional<PackageManagerKind> of(List<String> osRelease) {
    return Stream.of("ID=", "ID_LIKE=")
        .flatMap(key -> osRelease.stream().filter(line -> line.startsWith(key)))
        .map(line -> line.substring(line.indexOf('=') + 1).replaceAll("[\"']", ""))
        .flatMap(value -> Stream.of(value.split(" ", -1)))
        .flatMap(id -> Optional.ofNullable(BY_ID.get(id.replaceFirst("-.*", ""))).stream())
        .findFirst();
  }

  /** The command that installs these. */
  String install(List<String> packages) {
    return (root ? "" : "sudo ") + INSTALL.get(kind) + " " + String.join(" ", packages);
  }
}
