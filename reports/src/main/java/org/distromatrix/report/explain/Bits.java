package org.distromatrix.report.explain;

import java.util.BitSet;

/** Sets of cells, put together without a change of either. */
final class Bits {
  private Bits() {}

  static BitSet of(int... numbers) {
    var bits = new BitSet();
    for (int number : numbers) {
      bits.set(number);
    }
    return bits;
  }

  static BitSet union(BitSet one, BitSet other) {
    var bits = (BitSet) one.clone();
    bits.or(other);
    return bits;
  }

  static BitSet minus(BitSet one, BitSet other) {
    var bits = (BitSet) one.clone();
    bits.andNot(other);
    return bits;
  }

  static BitSet both(BitSet one, BitSet other) {
    var bits = (BitSet) one.clone();
    bits.and(other);
    return bits;
  }

  static boolean contains(BitSet whole, BitSet part) {
    for (int bit = part.nextSetBit(0); bit >= 0; bit = part.nextSetBit(bit + 1)) {
      if (!whole.get(bit)) {
        return false;
      }
    }
    return true; // without a set of its own: asked of every package for every group
  }
}
