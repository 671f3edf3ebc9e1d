package org.distromatrix.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.DistroCheck;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.config.MatrixReader;
import org.distromatrix.distro.ProfileCatalog;

/** Plans made from the text of a matrix.yaml, with the real profiles, on a fixed day. */
final class PlanFixture {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
  static final ProfileCatalog CATALOG = ProfileCatalog.standard(TODAY);

  private static final String SUITES =
      """
      suites:
        - { name: smoke, run: "true" }
        - { name: unit, run: "make check", format: tap }
      """;

  private PlanFixture() {}

  /** The plan of a matrix.yaml that has the suites {@code smoke} and {@code unit}. */
  static Plan plan(String matrix) throws IOException {
    return Planner.plan(read(matrix), CATALOG, TODAY, "x86-64");
  }

  /** As {@link #plan}, all cells booted in one way. */
  static Plan plan(String matrix, BootKind boot) throws IOException {
    return Planner.plan(read(matrix), CATALOG, TODAY, "x86-64", List.of(boot));
  }

  private static MatrixFile read(String matrix) throws IOException {
    Path folder = Files.createTempDirectory("plan");
    Path file = folder.resolve("matrix.yaml");
    try {
      Files.writeString(file, "project: tally\n" + matrix + SUITES);
      return new MatrixReader(DistroCheck.of(CATALOG, "x86-64")).read(folder);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
