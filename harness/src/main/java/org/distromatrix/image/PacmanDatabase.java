package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distromatrix.report.model.InstalledPackage;

/**
 * pacman's database of installed packages: a folder {@code var/lib/pacman/local/NAME-VERSION} each,
 * whose file {@code desc} has fields as {@code %NAME%}, {@code %VERSION%} and {@code %ARCH%}, each
 * followed by its values and an empty line.
 */
final class PacmanDatabase {
  /** Where it lies in a tree. */
  static final String LOCAL = PacmanCommand.DATABASE + "/local";

  /** Begins the description of each package. */
  static final String NAME = "%NAME%";

  private PacmanDatabase() {}

  /**
   * All packages of a stack of trees, sorted by name.
   *
   * @param trees the topmost first, deletions kept as overlayfs keeps them
   * @param origins repository by "name version"
   */
  static List<InstalledPackage> read(List<Path> trees, Map<String, String> origins)
      throws IOException {
    var packages = new ArrayList<InstalledPackage>();
    var decided = new HashSet<String>();
    for (Path tree : trees) {
      for (Path entry : ImagePaths.children(tree.resolve(LOCAL))) {
        read(entry, decided, origins, packages);
      }
    }
    packages.sort(Comparator.comparing(InstalledPackage::name));
    return packages;
  }

  private static void read(
      Path entry, Set<String> decided, Map<String, String> origins, List<InstalledPackage> packages)
      throws IOException {
    String name = String.valueOf(entry.getFileName());
    Path description = entry.resolve("desc");
    if (!Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      decided.add(name); // a whiteout, or the file that tells the database's version
    } else if (Files.isRegularFile(description) && decided.add(name)) {
      packages.add(parse(Files.readAllLines(description), origins));
    }
  }

  /** One package, from the lines of its description. */
  static InstalledPackage parse(List<String> lines, Map<String, String> origins) {
    String name = value(lines, NAME);
    String version = value(lines, "%VERSION%");
    String origin = origins.getOrDefault(name + " " + version, "");
    return new InstalledPackage(name, version, value(lines, "%ARCH%"), origin);
  }

  private static String value(List<String> lines, String field) {
    return values(lines, field).stream().findFirst().orElse("");
  }

  /** The values of a field; none if it is not there. */
  static List<String> values(List<String> lines, String field) {
    int at = lines.indexOf(field);
    return at < 0
        ? List.of()
        : lines.stream().skip(at + 1L).takeWhile(line -> !line.isEmpty()).toList();
  }
}
