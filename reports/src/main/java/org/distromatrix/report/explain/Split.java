package org.distromatrix.report.explain;

import java.util.BitSet;

/**
 * Cells by what came of some tests in them, as numbers of cells in the run. A cell in none of the
 * sets did not run them, skipped them, or had a problem before: of it nothing is known.
 *
 * @param red the tests fail there, all in the same way
 * @param green the tests pass there
 * @param other the tests fail there, too, in another way
 */
record Split(BitSet red, BitSet green, BitSet other) {
  /** Cells that can be compared. */
  BitSet known() {
    var known = (BitSet) red.clone();
    known.or(green);
    return known;
  }

  /** Whether these are the red cells, and none of the green ones. */
  boolean isDrawnBy(BitSet cells) {
    return Bits.contains(cells, red) && !cells.intersects(green);
  }

  /** Whether one is green where the other is red. */
  boolean contradicts(Split more) {
    return green.intersects(more.red) || red.intersects(more.green);
  }

  /** What was green is red: for what sets the passing cells apart. */
  Split turned() {
    return new Split(/* red= */ green, /* green= */ red, other);
  }

  /** Of several tests: red where one of them is, green where all that ran passed. */
  Split plus(Split more) {
    var reds = Bits.union(red, more.red);
    var others = Bits.minus(Bits.union(other, more.other), reds);
    var greens = Bits.minus(Bits.minus(Bits.union(green, more.green), reds), others);
    return new Split(reds, greens, others);
  }
}
