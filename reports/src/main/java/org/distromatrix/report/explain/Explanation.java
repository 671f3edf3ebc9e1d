package org.distromatrix.report.explain;

import java.util.List;

/**
 * What sets failing cells apart from passing ones, in words that follow "fails".
 *
 * @param where the strongest of it: {@code exactly where CC=clang}, {@code in 3 of 24 cells}
 * @param note what belongs to it: a second sign, or why no more can be told; "" if nothing does
 * @param candidates facts that hold in the failing cells alone and that the two did not tell
 * @param basis what it rests on
 */
public record Explanation(String where, String note, List<String> candidates, Basis basis) {
  /** What is known of the cells. */
  public enum Basis {
    /** Something holds in all failing cells and in no other. */
    SEPARATED,
    /** Cells were compared, and nothing separates them. */
    COMPARED,
    /** There is one cell, and no other to compare it with. */
    ONE_CELL
  }

  public Explanation {
    candidates = List.copyOf(candidates);
  }

  static Explanation found(String where, String note, List<String> candidates) {
    return new Explanation(where, note, candidates, Basis.SEPARATED);
  }

  static Explanation unknown(String where, String note) {
    return new Explanation(where, note, List.of(), Basis.COMPARED);
  }

  /** Whether something is known that separates failing cells from passing ones. */
  boolean known() {
    return basis == Basis.SEPARATED;
  }

  /** All in one line. */
  public String text() {
    return note.isEmpty() ? where : where + "; " + note;
  }
}
