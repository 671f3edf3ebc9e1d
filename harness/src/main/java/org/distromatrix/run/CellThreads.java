package org.distromatrix.run;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names the threads that cells run on. */
final class CellThreads implements ThreadFactory {
  private final AtomicInteger count = new AtomicInteger();

  @Override
  public Thread newThread(Runnable work) {
    return new Thread(work, "cell-" + count.incrementAndGet());
  }
}
