package org.example;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A class that cannot begin. */
public class BrokenClass {
  @BeforeAll
  static void fails() {
    if (System.getProperty("org.example.mended") == null) {
      throw new IllegalStateException("no database");
    }
  }

  @Test
  void follows() {}
}
