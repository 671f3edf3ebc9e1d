package org.distromatrix.suite;

/** A results file that is not what its format promises. The message says what is wrong with it. */
final class UnreadableResults extends Exception {
  private static final long serialVersionUID = 1L;

  UnreadableResults(String message) {
    super(message);
  }
}
