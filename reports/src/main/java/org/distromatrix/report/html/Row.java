package org.distromatrix.report.html;

import org.distromatrix.report.explain.TestName;
import org.distromatrix.report.summary.Subject;

/**
 * One row of the matrix.
 *
 * @param suite name of the suite; of a check, "checks"
 * @param name name of the test or check
 * @param occurrence 1 for the first of this name in one cell: a suite may report a name twice
 * @param check whether it is a check
 */
record Row(String suite, String name, int occurrence, boolean check) {
  static final String CHECKS = "checks";

  static Row of(TestName test) {
    return new Row(test.suite(), test.name(), test.occurrence(), test.check());
  }

  /** The same, as runs are compared by it. */
  Subject subject() {
    return check ? Subject.check(name) : Subject.test(suite, name, occurrence);
  }

  Group group() {
    return new Group(suite, check);
  }

  /** What is folded together: a suite, or the checks, which a suite may be called too. */
  record Group(String name, boolean checks) {}
}
