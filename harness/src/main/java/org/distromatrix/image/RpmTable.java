package org.distromatrix.image;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.distromatrix.report.model.InstalledPackage;

/** Reads what the rpm family's tools tell of installed packages. */
final class RpmTable {
  /** Keys are in the database as if they were packages. */
  private static final String KEY = "gpg-pubkey";

  /** What dnf says where it knows no origin. */
  private static final Set<String> NO_ORIGIN = Set.of("", "<unknown>", "(none)", "@System");

  private static final int FIELDS = 6;

  private RpmTable() {}

  /**
   * Packages in the order of their names, from lines of name, epoch, version, release, architecture
   * and origin with tabs between.
   *
   * @param origins of packages by "name version-release", where the lines tell none
   */
  static List<InstalledPackage> read(String text, Map<String, String> origins) {
    return text.lines()
        .map(line -> line.split("\t", -1))
        .filter(fields -> fields.length == FIELDS && !fields[0].equals(KEY))
        .flatMap(fields -> Stream.of(one(fields, origins)))
        .distinct()
        .sorted(
            Comparator.comparing(InstalledPackage::name)
                .thenComparing(InstalledPackage::version)
                .thenComparing(InstalledPackage::architecture))
        .toList();
  }

  private static InstalledPackage one(String[] fields, Map<String, String> origins) {
    String version = fields[2] + "-" + fields[3];
    String epoch = fields[1].matches("[1-9]\\d*") ? fields[1] + ":" : "";
    String told = fields[5].strip();
    String origin =
        NO_ORIGIN.contains(told) ? origins.getOrDefault(fields[0] + " " + version, "") : told;
    return new InstalledPackage(fields[0], epoch + version, fields[4], origin);
  }

  /**
   * Origins from zypper's history, whose lines are {@code 2026-11-24
   * 21:00:00|install|zlib|1.3-1|x86_64||oss|sum|}.
   */
  static Map<String, String> origins(List<String> history) {
    var found = new java.util.HashMap<String, String>();
    for (String line : history) {
      String[] fields = line.split("\\|", -1);
      if (fields.length > FIELDS && fields[1].equals("install")) {
        found.put(fields[2] + " " + fields[3].replaceFirst("^\\d+:", ""), fields[FIELDS]);
      }
    }
    return found;
  }
}
