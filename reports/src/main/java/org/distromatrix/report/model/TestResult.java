package org.distromatrix.report.model;

import java.util.List;

/**
 * The smallest reported unit.
 *
 * @param suite name of its suite
 * @param name name in the suite
 * @param attempts every try, in order; the last one decides
 */
public record TestResult(String suite, String name, List<Attempt> attempts) {
  public TestResult {
    if (attempts.isEmpty()) {
      throw new IllegalArgumentException("a test result needs an attempt");
    }
    attempts = List.copyOf(attempts);
  }

  public Outcome outcome() {
    return attempts.get(attempts.size() - 1).outcome();
  }

  /** A pass after a failure. */
  public boolean flaky() {
    return outcome() instanceof Outcome.Passed
        && attempts.stream().anyMatch(a -> a.outcome().isFailure());
  }
}
