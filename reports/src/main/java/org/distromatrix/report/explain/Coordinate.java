package org.distromatrix.report.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.model.CellResult;

/**
 * One of the things that a cell is a crossing of, with the cells that have it.
 *
 * @param factor what it is a value of
 * @param value {@code fedora}, {@code fedora:44}, {@code qemu}, {@code CC=clang}
 * @param cells numbers of the cells
 */
record Coordinate(Factor factor, String value, BitSet cells) {
  /**
   * What may differ between cells.
   *
   * @param kind distribution, release, ...
   * @param name of an axis; else ""
   */
  record Factor(Kind kind, String name) {
    /** A release is one of its distribution: to say both says nothing more. */
    boolean overlaps(Factor other) {
      return equals(other) || (kind.isSystem() && other.kind.isSystem());
    }
  }

  /** In the order in which they explain: the widest first. */
  enum Kind {
    DISTRIBUTION,
    RELEASE,
    BOOT,
    ARCHITECTURE,
    AXIS;

    boolean isSystem() {
      return this == DISTRIBUTION || this == RELEASE;
    }
  }

  private record Key(Factor factor, String value) {}

  /** All of a run, those that explain more first. */
  static List<Coordinate> of(List<CellResult> cells) {
    var found = new LinkedHashMap<Key, BitSet>();
    for (int cell = 0; cell < cells.size(); cell++) {
      for (var key : keys(cells.get(cell))) {
        found.computeIfAbsent(key, added -> new BitSet()).set(cell);
      }
    }
    var all = new ArrayList<Coordinate>();
    found.forEach((key, set) -> all.add(new Coordinate(key.factor(), key.value(), set)));
    all.sort((one, other) -> one.factor.kind.compareTo(other.factor.kind));
    return all;
  }

  private static List<Key> keys(CellResult cell) {
    var keys = new ArrayList<Key>();
    var release = cell.id().split("/", 2)[0];
    add(keys, Kind.DISTRIBUTION, release.split(":", 2)[0]);
    add(keys, Kind.RELEASE, release);
    add(keys, Kind.BOOT, cell.boot());
    add(keys, Kind.ARCHITECTURE, cell.architecture());
    for (Map.Entry<String, String> axis : cell.axes().entrySet()) {
      var factor = new Factor(Kind.AXIS, axis.getKey());
      keys.add(new Key(factor, axis.getKey() + "=" + axis.getValue()));
    }
    return keys;
  }

  private static void add(List<Key> keys, Kind kind, String value) {
    if (!value.isEmpty()) {
      keys.add(new Key(new Factor(kind, ""), value));
    }
  }

  /** {@code on fedora}, {@code with qemu}, {@code where CC=clang}. */
  String words() {
    return switch (factor.kind) {
          case DISTRIBUTION, RELEASE, ARCHITECTURE -> "on ";
          case BOOT -> "with ";
          case AXIS -> "where ";
        }
        + value;
  }

  /** {@code only on fedora}, {@code exactly where CC=clang}. */
  String exactWords() {
    return (factor.kind == Kind.AXIS ? "exactly " : "only ") + words();
  }
}
