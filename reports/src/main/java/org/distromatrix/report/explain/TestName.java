package org.distromatrix.report.explain;

/**
 * A test or a check, whatever the cell.
 *
 * @param suite name of its suite; "checks" for a check
 * @param name its name in the suite
 * @param occurrence 1 for the first of this name in one cell: a suite may report a name twice
 * @param check whether it is a check
 */
public record TestName(String suite, String name, int occurrence, boolean check) {
  /** {@code unit/reads-gzip}, as selections name it; {@code check coredumps}. */
  public String words() {
    var again = occurrence > 1 ? " #" + occurrence : "";
    return check ? "check " + name : suite + "/" + name + again;
  }
}
