package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.report.model.InstalledPackage;

/** A package list as a file: name, version, architecture and origin of each, tabs between. */
public final class PackageTable {
  private PackageTable() {}

  /** Writes it. */
  public static void write(Path file, List<InstalledPackage> packages) throws IOException {
    Files.write(
        file,
        packages.stream()
            .map(
                one ->
                    String.join("\t", one.name(), one.version(), one.architecture(), one.origin()))
            .toList());
  }

  /** What {@link #write} wrote. */
  public static List<InstalledPackage> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("\t", -1))
        .map(fields -> new InstalledPackage(fields[0], fields[1], fields[2], fields[3]))
        .toList();
  }
}
