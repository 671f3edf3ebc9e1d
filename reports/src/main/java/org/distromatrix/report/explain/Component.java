package org.distromatrix.report.explain;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.distromatrix.report.explain.version.VersionOrder;

/**
 * Something that has a version in those cells that have it: a package, the kernel, the C library.
 * Versions are numbered in their order, so that they are compared once for all groups.
 */
final class Component {
  private static final String ABSENT = "is not installed";

  private final String name;
  private final String[] versions;
  private final int[] text;
  private final int[] rank;
  private final VersionOrder[] orders;
  private final BitSet present = new BitSet();

  /**
   * Numbers the versions.
   *
   * @param versions by cell
   * @param order by cell
   */
  Component(
      String name, int cells, Map<Integer, String> versions, IntFunction<VersionOrder> order) {
    this.name = name;
    this.versions = new String[cells];
    this.text = new int[cells];
    this.rank = new int[cells];
    this.orders = new VersionOrder[cells];
    Arrays.fill(this.versions, "");
    var texts = new HashMap<String, Integer>();
    versions.forEach(
        (cell, version) -> {
          this.versions[cell] = version;
          text[cell] = texts.computeIfAbsent(version, added -> texts.size());
        });
    versions.keySet().forEach(present::set);
    Arrays.setAll(orders, order);
    versions.keySet().stream()
        .collect(Collectors.groupingBy(cell -> orders[cell]))
        .forEach(this::number);
  }

  private void number(VersionOrder order, List<Integer> cells) {
    var sorted = cells.stream().map(cell -> versions[cell]).distinct().sorted(order).toList();
    int[] ranks = new int[sorted.size()];
    for (int i = 1; i < ranks.length; i++) {
      boolean same = order.compare(sorted.get(i - 1), sorted.get(i)) == 0;
      ranks[i] = same ? ranks[i - 1] : i;
    }
    var byVersion =
        IntStream.range(0, ranks.length).boxed().collect(Collectors.toMap(sorted::get, i -> i));
    cells.forEach(cell -> rank[cell] = ranks[byVersion.getOrDefault(versions[cell], 0)]);
  }

  BitSet present() {
    return present;
  }

  /** What is true of it in all red cells and in no green one, if there is something. */
  Optional<Sign> sign(Split split) {
    if (split.isDrawnBy(present)) {
      return Optional.of(new Sign(name, "is installed"));
    } else if (!present.intersects(split.red())) {
      boolean inGreen = Bits.contains(present, split.green());
      return inGreen ? Optional.of(new Sign(name, ABSENT)) : Optional.empty();
    }
    return Bits.contains(present, split.red()) ? ofVersion(split) : Optional.empty();
  }

  private Optional<Sign> ofVersion(Split split) {
    var green = Bits.both(split.green(), present);
    return ordered(split.red(), green).or(() -> equal(split.red(), green));
  }

  private Optional<Sign> ordered(BitSet red, BitSet green) {
    var order = orders[red.nextSetBit(0)];
    if (!order.tellsNewer() || !areAllOf(order, red) || !areAllOf(order, green)) {
      return Optional.empty();
    }
    int oldestRed = lowest(red);
    int newestRed = highest(red);
    if (rank[oldestRed] > rank[highest(green)]) {
      return Optional.of(new Sign(name, "is " + versions[oldestRed] + " or newer"));
    } else if (rank[newestRed] < rank[lowest(green)]) {
      return Optional.of(new Sign(name, "is " + versions[newestRed] + " or older"));
    }
    return Optional.empty();
  }

  private boolean areAllOf(VersionOrder order, BitSet cells) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      if (orders[cell] != order) {
        return false;
      }
    }
    return true;
  }

  private int lowest(BitSet cells) {
    int lowest = cells.nextSetBit(0);
    for (int cell = lowest; cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      lowest = rank[cell] < rank[lowest] ? cell : lowest;
    }
    return lowest;
  }

  private int highest(BitSet cells) {
    int highest = cells.nextSetBit(0);
    for (int cell = highest; cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      highest = rank[cell] > rank[highest] ? cell : highest;
    }
    return highest;
  }

  private Optional<Sign> equal(BitSet red, BitSet green) {
    int first = red.nextSetBit(0);
    boolean separates = areAllEqual(first, red) && isNoneEqual(first, green);
    return separates ? Optional.of(new Sign(name, "is " + versions[first])) : Optional.empty();
  }

  private boolean areAllEqual(int first, BitSet cells) {
    for (int cell = first; cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      if (text[cell] != text[first]) {
        return false;
      }
    }
    return true;
  }

  private boolean isNoneEqual(int first, BitSet cells) {
    for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
      if (text[cell] == text[first]) {
        return false;
      }
    }
    return true;
  }

  /**
   * A fact that tells red cells from green ones.
   *
   * @param name of what
   * @param predicate {@code is installed}, {@code is 1:1.3 or newer}
   */
  record Sign(String name, String predicate) {
    String words() {
      return name + " " + predicate;
    }

    boolean isAbsence() {
      return predicate.equals(ABSENT);
    }
  }
}
