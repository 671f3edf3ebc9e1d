package org.distromatrix.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.distromatrix.config.DistroCheck;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.config.MatrixReader;
import org.distromatrix.distro.ProfileCatalog;

/** Machines as users write them. */
final class MachineYaml {
  private static final String REST =
      "project: tally\ndistros: [debian:13]\nsuites: [{ name: smoke, run: tests/smoke.sh }]\n";

  private MachineYaml() {}

  /**
   * What the machines are of a project with such a matrix.yaml.
   *
   * @param line {@code machine: { ... }}
   */
  static MachineSettings read(Path project, String line) throws IOException {
    Files.createDirectories(project);
    Files.writeString(project.resolve("matrix.yaml"), REST + line + "\n");
    var catalog = ProfileCatalog.standard(LocalDate.now(ZoneOffset.UTC));
    return new MatrixReader(DistroCheck.of(catalog, "x86-64")).read(project).booted().machine();
  }
}
