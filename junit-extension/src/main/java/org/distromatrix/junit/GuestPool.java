package org.distromatrix.junit;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.run.OpenCell;

/**
 * The guests that live at once. Those that classes share stay when nobody uses them, until there
 * are too many; the one that was used longest ago ends first. Guests in use are as many as JUnit
 * runs tests side by side: nobody waits here, so that no thread of a fork-join pool, which may run
 * another class while it waits for one, can wait for itself.
 */
final class GuestPool implements AutoCloseable {
  private final int most;

  /** Used last comes last. */
  private final Map<Wish, SharedGuest> shared = new LinkedHashMap<>(16, 0.75f, true);

  private int own;

  /**
   * What a guest is to be; classes with equal wishes share one.
   *
   * @param network whether it has a network
   * @param coldBoot whether a machine has to boot
   */
  record Wish(OpenCell cell, boolean network, boolean coldBoot) {}

  /**
   * @param most how many guests may live, as far as they are not in use; at least 1
   */
  GuestPool(int most) {
    this.most = most;
  }

  /** A guest that all share who want the same, for as long as the lease is held. */
  GuestLease share(Wish wish) {
    makeRoom(wish);
    synchronized (this) {
      SharedGuest guest = shared.computeIfAbsent(wish, SharedGuest::new);
      guest.take();
      return guest;
    }
  }

  /** A guest of one's own, which ends with the lease. */
  GuestLease fresh(Wish wish) {
    makeRoom(wish);
    synchronized (this) {
      own++;
    }
    return new OwnGuest(wish, this::ownEnded);
  }

  private synchronized void ownEnded() {
    own--;
  }

  /** Ends guests that nobody uses, other than the one that is wanted. */
  private void makeRoom(Wish wanted) {
    idle(wanted).forEach(SharedGuest::end);
  }

  private synchronized List<SharedGuest> idle(Wish wanted) {
    List<SharedGuest> idle = new ArrayList<>();
    Iterator<Map.Entry<Wish, SharedGuest>> all = shared.entrySet().iterator();
    while (all.hasNext() && shared.size() + own >= most && !shared.containsKey(wanted)) {
      SharedGuest guest = all.next().getValue();
      if (guest.isIdle()) {
        all.remove();
        idle.add(guest);
      }
    }
    return idle;
  }

  /** Ends those that are shared. */
  @Override
  public void close() {
    List<SharedGuest> all;
    synchronized (this) {
      all = List.copyOf(shared.values());
      shared.clear();
    }
    all.forEach(SharedGuest::end);
  }
}
