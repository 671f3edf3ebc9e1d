package org.distromatrix.report.summary;

/**
 * What one result of a cell is about. Two runs have a result of the same thing where the cell's id
 * and this are the same.
 *
 * @param kind test, check, or the cell itself
 * @param suite name of the suite, "" where it is no test
 * @param name name of the test or the check, "" for the cell itself
 * @param occurrence 1 for the first of this name in one cell: a suite may report a name twice
 */
public record Subject(Kind kind, String suite, String name, int occurrence) {
  /** The cell itself: whether it could be brought to its tests, and through them. */
  public static final Subject CELL = new Subject(Kind.CELL, "", "", 1);

  /** What there are results of. */
  public enum Kind {
    CELL,
    TEST,
    CHECK
  }

  /** A test of a suite. */
  public static Subject test(String suite, String name, int occurrence) {
    return new Subject(Kind.TEST, suite, name, occurrence);
  }

  /** What was looked at after the tests. */
  public static Subject check(String name) {
    return new Subject(Kind.CHECK, "", name, 1);
  }

  /** In its cell: {@code unit/parses}, {@code check journal}, {@code the cell itself}. */
  public String label() {
    return switch (kind) {
      case CELL -> "the cell itself";
      case CHECK -> "check " + name;
      case TEST -> suite + "/" + name + (occurrence > 1 ? " #" + occurrence : "");
    };
  }

  /**
   * In all of the run: {@code debian:13/nspawn//unit/parses}, {@code debian:13/nspawn, check x}.
   */
  public String id(String cell) {
    return switch (kind) {
      case CELL -> cell;
      case CHECK -> cell + ", " + label();
      case TEST -> cell + "//" + label();
    };
  }
}
