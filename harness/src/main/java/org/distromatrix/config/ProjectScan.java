package org.distromatrix.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;

/**
 * What a project's folder shows of it.
 *
 * @param name the folder's name
 * @param buildSystem what it is built with, if that is known
 * @param buildPackages packages that the build needs
 * @param runPackages packages that the project needs when it runs, as far as mkosi.conf says so
 * @param network whether the build loads what it depends on from the network
 */
record ProjectScan(
    String name,
    Optional<BuildSystem> buildSystem,
    List<String> buildPackages,
    List<String> runPackages,
    boolean network) {
  static ProjectScan of(Path folder) {
    var name = folder.toAbsolutePath().normalize().getFileName();
    var system = BuildSystem.of(folder);
    var mkosi = MkosiPackages.of(folder);
    return new ProjectScan(
        name == null ? "project" : name.toString(),
        system,
        mkosi.build().isEmpty()
            ? system.map(BuildSystem::packages).orElse(List.of())
            : mkosi.build(),
        mkosi.run(),
        loads(folder, "go.sum", "") || loads(folder, "Cargo.lock", "source = \"registry+"));
  }

  /** Whether a lock file names something that is not in the folder {@code vendor}. */
  private static boolean loads(Path folder, String lockFile, String sign) {
    Path file = folder.resolve(lockFile);
    return Files.isRegularFile(file)
        && !Files.isDirectory(folder.resolve("vendor"))
        && text(file).contains(sign);
  }

  static String text(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw MatrixException.usage("Cannot read '" + file + "': " + e.getMessage()).causedBy(e);
    }
  }
}
