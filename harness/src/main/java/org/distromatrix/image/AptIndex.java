package org.distromatrix.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.distromatrix.report.model.InstalledPackage;

/**
 * apt's package lists: files such as {@code
 * mirror_debian_dists_trixie-updates_main_binary-amd64_Packages} and, for each suite, {@code
 * mirror_debian_dists_trixie-updates_InRelease}.
 */
final class AptIndex {
  private static final Pattern PACKAGES_FILE =
      Pattern.compile(".*_dists_(.+)_[^_]+_binary-[^_]+_Packages");
  private static final Pattern RELEASE_FILE = Pattern.compile(".*_dists_(.+)_(?:In)?Release");

  private static final Pattern VIRTUAL = Pattern.compile(",");
  private static final String PACKAGE = "Package: ";
  private static final String PROVIDES = "Provides: ";

  private final Path lists;

  AptIndex(Path lists) {
    this.lists = lists;
  }

  /** Each suite with the date of its Release file: two images of the same dates are the same. */
  Map<String, String> suiteDates() throws IOException {
    var dates = new TreeMap<String, String>();
    for (Path file : files(RELEASE_FILE)) {
      Matcher name = RELEASE_FILE.matcher(file.getFileName().toString());
      if (name.matches()) {
        try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
          lines
              .filter(line -> line.startsWith("Date: "))
              .findFirst()
              .ifPresent(line -> dates.put(name.group(1), line.substring("Date: ".length())));
        }
      }
    }
    return dates;
  }

  /** The same packages, each with the suite it came from where the lists still have it. */
  List<InstalledPackage> withOrigins(List<InstalledPackage> installed) throws IOException {
    var wanted = new TreeSet<String>();
    installed.forEach(one -> wanted.add(one.name()));
    var suites = new TreeMap<String, String>();
    for (Path file : files(PACKAGES_FILE)) {
      Matcher name = PACKAGES_FILE.matcher(file.getFileName().toString());
      if (name.matches()) {
        read(file, wanted, found -> suites.putIfAbsent(found, name.group(1)));
      }
    }
    var all = new ArrayList<InstalledPackage>();
    for (InstalledPackage one : installed) {
      String origin = suites.getOrDefault(one.name() + " " + one.version(), "");
      all.add(new InstalledPackage(one.name(), one.version(), one.architecture(), origin));
    }
    return all;
  }

  /** All package names. */
  Collection<String> names() throws IOException {
    var names = new TreeSet<String>();
    for (Path file : files(PACKAGES_FILE)) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
        lines
            .filter(line -> line.startsWith("Package: "))
            .forEach(line -> names.add(line.substring("Package: ".length())));
      }
    }
    return names;
  }

  /** All names that can be asked for, virtual packages among them. */
  PackageIndex all() throws IOException {
    var packages = new TreeSet<String>();
    var provided = new TreeSet<String>();
    for (Path file : files(PACKAGES_FILE)) {
      try (Stream<String> lines = Files.lines(file, StandardCharsets.UTF_8)) {
        lines.forEach(
            line -> {
              if (line.startsWith(PACKAGE)) {
                packages.add(line.substring(PACKAGE.length()));
              } else if (line.startsWith(PROVIDES)) {
                VIRTUAL
                    .splitAsStream(line.substring(PROVIDES.length()))
                    .map(one -> one.strip().replaceFirst("[ :(].*", ""))
                    .forEach(provided::add);
              }
            });
      }
    }
    return new PackageIndex(packages, provided);
  }

  /** Tells every wanted package of a list as "name version". */
  private static void read(Path file, Set<String> wanted, java.util.function.Consumer<String> found)
      throws IOException {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String name = "";
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.startsWith("Package: ")) {
          name = line.substring("Package: ".length());
        } else if (line.startsWith("Version: ") && wanted.contains(name)) {
          found.accept(name + " " + line.substring("Version: ".length()));
        }
      }
    }
  }

  private List<Path> files(Pattern name) throws IOException {
    if (!Files.isDirectory(lists)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(lists)) {
      return files
          .filter(file -> name.matcher(file.getFileName().toString()).matches())
          .sorted()
          .toList();
    }
  }
}
