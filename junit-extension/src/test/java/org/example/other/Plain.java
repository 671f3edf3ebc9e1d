package org.example.other;

import org.junit.jupiter.api.Test;

/** Of the same name as another one. */
public class Plain {
  @Test
  void a_prints() {}
}
