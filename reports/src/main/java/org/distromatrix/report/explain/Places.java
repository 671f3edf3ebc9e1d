package org.distromatrix.report.explain;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.distromatrix.report.explain.Coordinate.Kind;
import org.distromatrix.report.model.CellResult;

/** Sets of cells in the words of the matrix: distributions, boot kinds, axes. */
final class Places {
  /** Releases that are told by name. */
  private static final int MOST_RELEASES = 3;

  /** So many cells must agree before an exception is one. */
  private static final int LEAST_AGREEING = 3;

  private final List<CellResult> cells;
  private final List<Coordinate> coordinates;

  /**
   * Where red cells are, exactly.
   *
   * @param where in words
   * @param rival another coordinate that has the same cells, in words; "" if there is none
   * @param there a word that then stands for them
   */
  record Place(String where, String rival, String there) {
    Place(String where) {
      this(where, "", "there");
    }

    String note() {
      return rival.isEmpty()
          ? ""
          : "the same cells are those " + rival + ": which of the two matters is not known";
    }
  }

  Places(List<CellResult> cells) {
    this.cells = cells;
    this.coordinates = Coordinate.of(cells);
  }

  Optional<Place> exactly(Split split) {
    return ofOneCoordinate(split)
        .or(() -> two(split))
        .or(() -> allButOne(split))
        .or(() -> theCell(split));
  }

  Optional<Place> ofOneCoordinate(Split split) {
    var all = coordinates.stream().filter(c -> split.isDrawnBy(c.cells())).toList();
    if (all.isEmpty()) {
      return Optional.empty();
    }
    var first = all.get(0);
    var rival = all.stream().filter(c -> !c.factor().overlaps(first.factor())).findFirst();
    return Optional.of(
        new Place(first.exactWords(), rival.map(Coordinate::words).orElse(""), "there"));
  }

  /** Two that cross: of a single cell any two would do, and its id says more. */
  private Optional<Place> two(Split split) {
    if (split.red().cardinality() < 2) {
      return Optional.empty();
    }
    var having = coordinates.stream().filter(c -> Bits.contains(c.cells(), split.red())).toList();
    for (int i = 0; i < having.size(); i++) {
      for (int j = i + 1; j < having.size(); j++) {
        if (split.isDrawnBy(Bits.both(having.get(i).cells(), having.get(j).cells()))) {
          var where = having.get(i).exactWords() + " " + having.get(j).words();
          return Optional.of(new Place(where));
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Place> allButOne(Split split) {
    return split.red().cardinality() < 2
        ? Optional.empty()
        : ofOneCoordinate(split.turned())
            .map(place -> place.where().replaceFirst("^(only|exactly) ", ""))
            .map(words -> new Place("everywhere but " + words, "", "elsewhere"));
  }

  private Optional<Place> theCell(Split split) {
    return split.red().cardinality() == 1
        ? Optional.of(new Place("only in " + id(split.red())))
        : Optional.empty();
  }

  /** {@code in 3 of 4 cells where CC=clang, and nowhere else}. */
  Optional<String> nearly(Split split) {
    return coordinates.stream().flatMap(c -> nearly(split, c).stream()).findFirst();
  }

  private static Optional<String> nearly(Split split, Coordinate coordinate) {
    var known = Bits.both(coordinate.cells(), split.known());
    int all = known.cardinality();
    int hits = Bits.both(known, split.red()).cardinality();
    int elsewhere = split.red().cardinality() - hits;
    int passElsewhere = Bits.minus(split.green(), known).cardinality();
    int exceptions = all - hits + elsewhere;
    if (hits < LEAST_AGREEING || passElsewhere < 2 || exceptions > Math.max(1, hits / 5)) {
      return Optional.empty();
    }
    var there = hits == all ? "in all " + all : "in " + hits + " of " + all;
    var others =
        elsewhere == 0 ? "nowhere else" : "in " + Phrases.number(elsewhere, "cell") + " elsewhere";
    return Optional.of(there + " cells " + coordinate.words() + ", and " + others);
  }

  /** Where red cells are, though that explains nothing. */
  String description(Split split) {
    var releases = new LinkedHashSet<String>();
    split.red().stream().forEach(cell -> releases.add(release(cell)));
    var onThese = IntStream.range(0, cells.size()).filter(cell -> releases.contains(release(cell)));
    boolean whole = split.isDrawnBy(Bits.of(onThese.toArray()));
    if (whole && releases.size() <= MOST_RELEASES) {
      return "only on " + Phrases.list(new ArrayList<>(releases));
    }
    return "in %d of %d cells".formatted(split.red().cardinality(), split.known().cardinality());
  }

  /** Whether the only red and the only green cell are of different releases. */
  boolean differInSystem(Split split) {
    return !release(first(split.red())).equals(release(first(split.green())));
  }

  /** {@code on debian:13}. */
  String system(BitSet one) {
    return coordinates.stream()
        .filter(c -> c.factor().kind() == Kind.RELEASE && c.cells().get(first(one)))
        .map(Coordinate::words)
        .findFirst()
        .orElseThrow();
  }

  String id(BitSet one) {
    return cells.get(first(one)).id();
  }

  private static int first(BitSet some) {
    return some.nextSetBit(0);
  }

  private String release(int cell) {
    return cells.get(cell).id().split("/", 2)[0];
  }
}
