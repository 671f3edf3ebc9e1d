package org.distromatrix.cli;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.distromatrix.cli.view.TextTable;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroProfile;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.Release;
import org.distromatrix.distro.ResolvedDistro;

/** All distributions, one release a line, in 80 columns. */
final class DistroTable {
  private static final List<String> ARCHITECTURES = List.of("x86-64", "arm64");

  private DistroTable() {}

  static List<String> lines(ProfileCatalog catalog, LocalDate today) {
    var table = new TextTable();
    add(table, List.of("DISTRO", "NAME", "STATUS", "UNTIL", "HAS"));
    for (String id : catalog.ids()) {
      catalog.profile(id).ifPresent(profile -> rows(table, catalog, profile, today));
    }
    var lines = new ArrayList<>(table.lines());
    lines.add("");
    lines.add("All boot in nspawn and containers; vm: with qemu, too; arm64: beside x86-64.");
    lines.add("`matrix distros show DISTRO` tells repositories, keys and packages.");
    return lines;
  }

  private static void rows(
      TextTable table, ProfileCatalog catalog, DistroProfile profile, LocalDate today) {
    for (Release release : profile.releases()) {
      var ref = new DistroRef(profile.id(), release.version());
      add(
          table,
          List.of(
              ref.toString(),
              name(profile, release),
              word(release.life().on(today)),
              release.life().end().map(LocalDate::toString).orElse("-"),
              has(catalog, ref)));
    }
  }

  private static String name(DistroProfile profile, Release release) {
    boolean named = !release.codename().isEmpty() && !release.codename().equals(release.version());
    return named ? profile.name() + " (" + release.codename() + ")" : profile.name();
  }

  private static String has(ProfileCatalog catalog, DistroRef ref) {
    var words = new ArrayList<String>();
    for (String architecture : ARCHITECTURES) {
      if (catalog.find(ref, architecture) instanceof DistroLookup.Found found) {
        words.addAll(words(found.distro()));
      }
    }
    return words.stream().distinct().collect(Collectors.joining(" "));
  }

  private static List<String> words(ResolvedDistro distro) {
    var words = new ArrayList<String>();
    if (distro.boots().contains("qemu")) {
      words.add("vm");
    }
    if (!distro.architecture().equals("x86-64")) {
      words.add(distro.architecture());
    }
    return words;
  }

  static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void add(TextTable table, List<String> row) {
    table.add(row.stream().map(TextTable.Entry::of).toList());
  }
}
