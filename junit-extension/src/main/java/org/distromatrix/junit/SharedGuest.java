package org.distromatrix.junit;

import java.util.concurrent.atomic.AtomicInteger;
import org.distromatrix.guest.Guest;
import org.jspecify.annotations.Nullable;

/**
 * A guest that the first boots who wants it; whoever comes later gets it, or the failure of its
 * first boot.
 */
final class SharedGuest implements GuestLease {
  private final GuestPool.Wish wish;
  private final AtomicInteger users = new AtomicInteger();
  private @Nullable Guest guest;
  private @Nullable RuntimeException failure;

  SharedGuest(GuestPool.Wish wish) {
    this.wish = wish;
  }

  @Override
  public synchronized Guest guest() {
    if (failure != null) {
      throw failure;
    }
    Guest current = guest;
    if (current != null && current.alive()) {
      return current;
    }
    end();
    try {
      Guest fresh = wish.cell().boot(wish.network(), wish.coldBoot());
      guest = fresh;
      return fresh;
    } catch (RuntimeException e) {
      failure = e;
      throw e;
    }
  }

  /** Somebody begins to use it. */
  void take() {
    users.incrementAndGet();
  }

  boolean isIdle() {
    return users.get() == 0;
  }

  @Override
  public void close() {
    users.decrementAndGet();
  }

  /** Ends it; what its checks find is told in the run's results. */
  synchronized void end() {
    Guest current = guest;
    guest = null;
    if (current != null) {
      var unusedFound = wish.cell().end(current);
    }
  }
}
