package org.distromatrix.junit;

import org.distromatrix.guest.Guest;

/** A guest that somebody may use until it is given back. */
interface GuestLease extends AutoCloseable {
  /**
   * The guest: booted when it is first asked for, a fresh one where it has died since. The test in
   * which it died has failed; those that follow are not to.
   *
   * @throws org.distromatrix.failure.MatrixException if it cannot be had
   */
  Guest guest();

  /** Gives it back. */
  @Override
  void close();
}
