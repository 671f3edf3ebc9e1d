package org.distromatrix.report.packages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.report.json.WholeFile;
import org.distromatrix.report.model.InstalledPackage;

/**
 * {@code packages.txt}: the package list of a cell for people, {@code diff} and {@code cut}. One
 * package a line, sorted by name: name, version, architecture, origin, with tabs between. The same
 * list is in {@code results.json}.
 */
public final class PackagesFile {
  private PackagesFile() {}

  /** Writes the list beside its place and moves it there. */
  public static void write(List<InstalledPackage> packages, Path file) throws IOException {
    WholeFile.write(file, text(packages).getBytes(UTF_8));
  }

  static String text(List<InstalledPackage> packages) {
    var text = new StringBuilder(packages.size() * 64);
    packages.stream().map(PackagesFile::line).sorted().forEach(text::append);
    return text.toString();
  }

  private static String line(InstalledPackage installed) {
    return installed.name()
        + '\t'
        + installed.version()
        + '\t'
        + installed.architecture()
        + '\t'
        + installed.origin()
        + '\n';
  }
}
