package org.distromatrix.suite;

/**
 * Runs tests on this host that work on guests: what a suite of {@code format: junit-platform} is
 * made of. Found as a service, as who runs no such suite has no need of it.
 */
public interface HostTests {
  /**
   * Runs the tests of a suite in one cell, once, and tells what comes of them. It returns when the
   * last of them has ended; soon, once its thread was interrupted.
   */
  void run(HostRun run);
}
