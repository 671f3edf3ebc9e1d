package org.distromatrix.report.compare;

/**
 * One package that is not the same in both runs.
 *
 * @param name its name
 * @param architecture its architecture
 * @param before version in the earlier run, "" where it was not there
 * @param after version in the later run, "" where it is gone
 */
public record PackageChange(String name, String architecture, String before, String after) {
  public PackageChange {
    if (before.equals(after)) {
      throw new IllegalArgumentException(name + " has not changed");
    }
  }

  /** Whether it was not there before. */
  public boolean added() {
    return before.isEmpty();
  }

  /** Whether it is not there any more. */
  public boolean removed() {
    return after.isEmpty();
  }
}
