package org.distromatrix.guest;

/** Boots cell images in one way: one implementation for each boot kind. */
public interface GuestLauncher {
  /**
   * Boots and returns when the guest is ready to take commands.
   *
   * @throws org.distromatrix.failure.MatrixException (infrastructure) naming the cause: not ready
   *     in time, init died, the console's last lines
   */
  Guest launch(GuestSpec spec);
}
