package org.example.guests;

import org.distromatrix.junit.OnDistros;
import org.junit.jupiter.api.Test;

/** A class for a cell that is not in the matrix. */
@OnDistros("debian:11")
public class OnBullseye {
  @Test
  void never() {}
}
