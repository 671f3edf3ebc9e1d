package org.distromatrix.report.model;

/** How a test, an attempt or a check ended. No result is never a pass. */
public sealed interface Outcome {
  /** It did what it promised. */
  record Passed() implements Outcome {}

  /**
   * It did not, or nobody can say that it did.
   *
   * @param kind what kind of failure
   * @param message one line
   */
  record Failed(FailureKind kind, String message) implements Outcome {}

  /**
   * It was not run, or said itself that it cannot be.
   *
   * @param reason one line
   */
  record Skipped(String reason) implements Outcome {}

  /** Passed. */
  static Outcome passed() {
    return new Passed();
  }

  /** A failure of the given kind. */
  static Outcome failed(FailureKind kind, String message) {
    return new Failed(kind, message);
  }

  /** Skipped for the given reason. */
  static Outcome skipped(String reason) {
    return new Skipped(reason);
  }

  default boolean isFailure() {
    return this instanceof Failed;
  }
}
