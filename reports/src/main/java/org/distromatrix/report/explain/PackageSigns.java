package org.distromatrix.report.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.distromatrix.report.explain.Component.Sign;

/**
 * Packages that differ between red and green cells, the likeliest first: those that the failure
 * names, then those that the red cells have, then those that they lack.
 *
 * @param named what the failure names
 * @param others all others
 */
record PackageSigns(List<Sign> named, List<Sign> others) {
  /** So few can be a cause; of more, which one would be a guess. */
  private static final int FEW = 4;

  private static final int MOST_LISTED = 12;

  static PackageSigns of(List<Sign> signs, NamedPackages names) {
    var sorted =
        signs.stream().sorted(Comparator.comparing((Sign sign) -> sign.isAbsence())).toList();
    return new PackageSigns(
        sorted.stream().filter(sign -> names.have(sign.name())).toList(),
        sorted.stream().filter(sign -> !names.have(sign.name())).toList());
  }

  boolean isEmpty() {
    return named.isEmpty() && others.isEmpty();
  }

  int size() {
    return named.size() + others.size();
  }

  boolean areFew() {
    return size() <= FEW;
  }

  /** {@code zlib1g is 1:1.3 or newer (and 3 more packages)}. */
  String words() {
    int more = size() - 1;
    return all().get(0).words()
        + (more > 0 ? " (and " + Phrases.number(more, "more package") + ")" : "");
  }

  List<Sign> all() {
    var all = new ArrayList<>(named);
    all.addAll(others);
    return all;
  }

  /** Each in a line, and how many more there are. */
  List<String> lines() {
    var lines = new ArrayList<String>();
    all().stream().limit(MOST_LISTED).forEach(sign -> lines.add(sign.words()));
    if (size() > MOST_LISTED) {
      lines.add("and " + Phrases.number(size() - MOST_LISTED, "more package"));
    }
    return lines;
  }
}
