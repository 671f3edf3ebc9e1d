package org.distromatrix.build;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.TestImages;
import org.distromatrix.config.BootKind;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.CellId;

/** Values for tests: a cell of Debian 13, and recipes. */
final class Cells {
  private Cells() {}

  static Cell cell(Map<String, String> axes, String... buildPackages) {
    return new Cell(
        new CellId("debian:13/nspawn"),
        TestImages.debian("13"),
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
