package org.distromatrix.junit.assertj;

import org.distromatrix.junit.ExecResult;

/** {@code assertThat(guest.exec("tally", "--version")).succeeds()}; for a static import. */
public final class MatrixAssertions {
  private MatrixAssertions() {}

  public static ExecAssert assertThat(ExecResult actual) {
    return new ExecAssert(actual);
  }
}
