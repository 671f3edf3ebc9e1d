package org.example;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A class that waits for what does not come. */
@TestMethodOrder(MethodOrderer.MethodName.class)
public class NeverEnds {
  @Test
  void a_waits() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  @Test
  void b_follows() {}
}
