package org.distromatrix.report.html;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.report.model.CellResult;

/**
 * What some cells have in common, in words that follow "fails".
 *
 * @param kind distribution, release, boot kind or the name of an axis
 * @param value its value
 */
record Trait(Kind kind, String value) {
  /** In the order in which they explain: the widest first. */
  enum Kind {
    DISTRIBUTION,
    RELEASE,
    BOOT,
    AXIS
  }

  /** All of a cell. */
  static List<Trait> of(CellResult cell) {
    var release = cell.id().split("/", 2)[0];
    var own =
        Stream.of(
            new Trait(Kind.DISTRIBUTION, release.split(":", 2)[0]),
            new Trait(Kind.RELEASE, release),
            new Trait(Kind.BOOT, cell.boot()));
    var axes =
        cell.axes().entrySet().stream()
            .map(axis -> new Trait(Kind.AXIS, axis.getKey() + "=" + axis.getValue()));
    return Stream.concat(own, axes).toList();
  }

  /** The one that these cells have, and no other; empty if there is none. */
  static Optional<Trait> dividing(List<CellResult> these, List<CellResult> others) {
    return of(these.get(0)).stream()
        .filter(trait -> these.stream().allMatch(trait::isOf))
        .filter(trait -> others.stream().noneMatch(trait::isOf))
        .findFirst();
  }

  private boolean isOf(CellResult cell) {
    return of(cell).contains(this);
  }

  /** {@code on fedora}, {@code with CC=clang}. */
  String words() {
    return (kind == Kind.DISTRIBUTION || kind == Kind.RELEASE ? "on " : "with ") + value;
  }
}
