package org.distromatrix.image;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds the packages whose names are nearest to one that does not exist. */
final class NearNames {
  private static final int SHOWN = 3;

  private NearNames() {}

  /** Up to three names, the nearest first; none if nothing is near. */
  static List<String> of(String unknown, Collection<String> known) {
    String wanted = plain(unknown);
    int limit = Math.max(1, wanted.length() / 3);
    record Near(String name, int distance) {}
    return known.stream()
        .filter(name -> Math.abs(plain(name).length() - wanted.length()) <= limit)
        .map(name -> new Near(name, distance(wanted, plain(name))))
        .filter(near -> near.distance() <= limit)
        .sorted(Comparator.comparingInt(Near::distance).thenComparing(Near::name))
        .limit(SHOWN)
        .map(Near::name)
        .toList();
  }

  /**
   * A name without what distributions spell differently: {@code zlib-devel} is near {@code
   * zlib1g-dev}.
   */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceFirst("-devel$", "-dev");
  }

  /** Levenshtein's distance. */
  private static int distance(String one, String other) {
    int[] previous = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] current = new int[other.length() + 1];
      current[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int change = previous[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        current[j] = Math.min(change, Math.min(previous[j], current[j - 1]) + 1);
      }
      previous = current;
    }
    return previous[other.length()];
  }
}
