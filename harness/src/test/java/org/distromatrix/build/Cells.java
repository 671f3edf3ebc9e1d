package org.distromatrix.build;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.BootKind;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.PackageManagerKind;
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
        List.of(),
        "MATRIX_MIRROR_DEBIAN",
        "debian",
        List.of(),
        List.of(),
        List.of("nspawn"),
        List.of("ssh.service"),
        Support.SUPPORTED,
        Optional.empty(),
        Map.of());
  }

  static Cell cell(Map<String, String> axes) {
    return new Cell(
        new CellId("debian:13/nspawn"),
        debian13(),
        BootKind.NSPAWN,
        axes,
        axes,
        List.of(),
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
