package org.distromatrix.build;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.BootKind;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.Support;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.CellId;

/** Values for tests: a cell of Debian 13, and recipes. */
final class Cells {
  private Cells() {}

  static ResolvedDistro debian13() {
    return new ResolvedDistro(
        new DistroRef("debian", "13"),
        "Debian 13 (trixie)",
        PackageManagerKind.APT,
        "debian",
        "13",
        "trixie",
        "x86-64",
        "amd64",
        List.of(
            repository("trixie", "debian"),
            repository("trixie-updates", "debian"),
            repository("trixie-security", "debian-security")),
        "MATRIX_MIRROR_DEBIAN",
        "debian",
        List.of("systemd", "systemd-sysv", "dbus", "libpam-systemd", "openssh-server", "iproute2"),
        List.of(),
        List.of("nspawn"),
        List.of("ssh.service"),
        Support.SUPPORTED,
        Optional.empty(),
        Map.of());
  }

  private static Repository repository(String suite, String path) {
    return new Repository(
        suite,
        Repository.Kind.DEB,
        "http://ftp.debian.org/" + path,
        path,
        true,
        suite,
        List.of("main"),
        List.of("debian-archive-keyring.gpg"),
        List.of());
  }

  static Cell cell(Map<String, String> axes, String... buildPackages) {
    return new Cell(
        new CellId("debian:13/nspawn"),
        debian13(),
        BootKind.NSPAWN,
        axes,
        axes,
        List.of(buildPackages),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  static BuildRecipe recipe(String... scripts) {
    return new BuildRecipe(
        "tally",
        List.of(scripts),
        false,
        Duration.ofMinutes(5),
        Map.of(),
        Map.of(),
        Optional.empty());
  }
}
