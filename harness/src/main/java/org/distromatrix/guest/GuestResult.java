package org.distromatrix.guest;

import java.time.Duration;
import java.util.Optional;

/**
 * How a program in a guest ended.
 *
 * @param status exit status; empty when a signal or the time limit ended it
 * @param signal name of the signal that ended it, without SIG
 * @param timedOut whether the time limit ended it
 * @param leftBehind command lines of processes that outlived the program and were killed
 * @param took wall time
 * @param killer who ended a program that none of us ended, where that is known
 */
public record GuestResult(
    Optional<Integer> status,
    Optional<String> signal,
    boolean timedOut,
    java.util.List<String> leftBehind,
    Duration took,
    Optional<String> killer) {
  /** An end about which nothing more is known. */
  public GuestResult(
      Optional<Integer> status,
      Optional<String> signal,
      boolean timedOut,
      java.util.List<String> leftBehind,
      Duration took) {
    this(status, signal, timedOut, leftBehind, took, Optional.empty());
  }

  /** Whether SIGKILL ended the program, or a child of the shell that it is. */
  boolean wasKilled() {
    return !timedOut
        && (signal.filter("KILL"::equals).isPresent() || status.filter(s -> s == 137).isPresent());
  }

  /** The same end, with who brought it about. */
  GuestResult endedBy(Optional<String> known) {
    return new GuestResult(status, signal, timedOut, leftBehind, took, known);
  }

  public boolean succeeded() {
    return status.isPresent() && status.get() == 0;
  }
}
