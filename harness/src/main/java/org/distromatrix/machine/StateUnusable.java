package org.distromatrix.machine;

/** A machine cannot go on from a saved state; it can still boot. */
public final class StateUnusable extends Exception {
  private static final long serialVersionUID = 1L;

  StateUnusable(String why, Throwable cause) {
    super(why, cause);
  }
}
