package org.distromatrix.plan;

/**
 * The stable id of a cell: {@code DISTRO:RELEASE/BOOT[/AXIS=VALUE]...}.
 *
 * @param text the id as users see it
 */
public record CellId(String text) {
  /** The id of a test in this cell: {@code CELL//SUITE/TEST}. */
  public String test(String suite, String test) {
    return text + "//" + suite + "/" + test;
  }

  @Override
  public String toString() {
    return text;
  }
}
