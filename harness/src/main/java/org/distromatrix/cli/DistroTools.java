package org.distromatrix.cli;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.distro.ResolvedDistro;

/** The programs that a host needs to build and boot a distribution. */
final class DistroTools {
  private DistroTools() {}

  static List<String> of(ResolvedDistro distro) {
    var tools =
        new ArrayList<>(
            switch (distro.packageManager()) {
              case APT -> List.of("mmdebstrap", "apt-get", "gpg");
              case DNF -> List.of("dnf", "rpm", "gpg");
              case ZYPPER -> List.of("zypper", "rpm", "gpg");
              case PACMAN -> List.of("pacman", "pacman-key", "gpg");
            });
    if (distro.boots().contains("nspawn")) {
      tools.add("systemd-nspawn");
    }
    if (distro.boots().contains("qemu")) {
      tools.add("qemu-system-" + qemu(distro.architecture()));
    }
    return tools;
  }

  private static String qemu(String architecture) {
    return switch (architecture) {
      case "x86-64" -> "x86_64";
      case "arm64" -> "aarch64";
      default -> architecture;
    };
  }
}
