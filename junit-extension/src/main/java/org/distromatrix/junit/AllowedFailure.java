package org.distromatrix.junit;

import java.util.Optional;
import org.distromatrix.plan.Cell;
import org.opentest4j.TestAbortedException;

/**
 * A failure in a cell whose failures are allowed by matrix.yaml: it does not fail JUnit's run, and
 * is a failure in the results all the same.
 */
final class AllowedFailure extends TestAbortedException {
  private static final long serialVersionUID = 1L;

  private AllowedFailure(String message, Throwable cause) {
    super(message, cause);
  }

  /** What stands for a failure in a cell; empty if failures count there, or it is none. */
  static Optional<AllowedFailure> of(Cell cell, Throwable cause) {
    return cause instanceof TestAbortedException
        ? Optional.empty()
        : cell.allowedFailure()
            .map(
                allowed ->
                    new AllowedFailure(
                        "Allowed to fail on %s (%s): %s"
                            .formatted(cell.id(), allowed.reason(), cause.getMessage()),
                        cause));
  }
}
