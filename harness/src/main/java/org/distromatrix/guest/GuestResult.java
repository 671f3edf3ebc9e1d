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
 */
public record GuestResult(
    Optional<Integer> status,
    Optional<String> signal,
    boolean timedOut,
    java.util.List<String> leftBehind,
    Duration took) {
  public boolean succeeded() {
    return status.isPresent() && status.get() == 0;
  }
}
