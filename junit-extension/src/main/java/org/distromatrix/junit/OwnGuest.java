package org.distromatrix.junit;

import java.util.List;
import org.distromatrix.guest.Guest;
import org.jspecify.annotations.Nullable;

/** A guest of one class or test; what its checks find fails that class or test. */
final class OwnGuest implements GuestLease {
  private final GuestPool.Wish wish;
  private final Runnable ended;
  private @Nullable Guest guest;

  /**
   * @param ended hears of the lease's end
   */
  OwnGuest(GuestPool.Wish wish, Runnable ended) {
    this.wish = wish;
    this.ended = ended;
  }

  @Override
  public synchronized Guest guest() {
    Guest current = guest;
    if (current != null && current.alive()) {
      return current;
    }
    var unusedLost = end();
    Guest fresh = wish.cell().boot(wish.network(), wish.coldBoot());
    guest = fresh;
    return fresh;
  }

  private List<String> end() {
    Guest current = guest;
    guest = null;
    return current == null ? List.of() : wish.cell().end(current);
  }

  /**
   * Ends it.
   *
   * @throws MatrixFailure if a check of matrix.yaml finds something that fails a cell
   */
  @Override
  public synchronized void close() {
    try {
      List<String> found = end();
      if (!found.isEmpty() && wish.cell().allowedFailure().isEmpty()) {
        throw new MatrixFailure(
            "The guest's checks found: %s\nhint: `checks:` in matrix.yaml says what fails"
                .formatted(String.join("; ", found)));
      }
    } finally {
      ended.run();
    }
  }
}
