package org.distromatrix.suite;

import java.util.List;
import org.distromatrix.guest.Guest;
import org.distromatrix.plan.CellId;
import org.distromatrix.report.model.TestResult;

/**
 * Gets a guest in which tests failed while it still lives: where {@code --shell on-failure} comes
 * in. The guest ends when this returns.
 */
@FunctionalInterface
public interface AfterFailure {
  /**
   * Called once for each such guest, on the cell's thread, before it is closed.
   *
   * @param failures the tests that failed in it, as far as they are known by now
   */
  void failed(CellId cell, Guest guest, List<TestResult> failures);

  /** Does nothing. */
  static AfterFailure nothing() {
    return (cell, guest, failures) -> {};
  }
}
