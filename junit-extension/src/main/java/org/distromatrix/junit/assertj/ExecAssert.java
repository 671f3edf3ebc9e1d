package org.distromatrix.junit.assertj;

import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.AbstractStringAssert;
import org.assertj.core.api.Assertions;
import org.distromatrix.junit.ExecResult;

/**
 * Assertions on a program that ran in a guest. A failure tells where it ran, how it ended and what
 * it printed.
 */
public final class ExecAssert extends AbstractAssert<ExecAssert, ExecResult> {
  ExecAssert(ExecResult actual) {
    super(actual, ExecAssert.class);
  }

  /** It ended with status 0. */
  public ExecAssert succeeds() {
    return exits(0);
  }

  /** It ended with this status. */
  public ExecAssert exits(int status) {
    isNotNull();
    if (actual.status() != status) {
      failWithMessage("Expected status %s, but %s", status, actual);
    }
    return this;
  }

  /** It ended with another status than 0, by itself. */
  public ExecAssert fails() {
    isNotNull();
    if (actual.exitStatus().isEmpty() || actual.succeeded()) {
      failWithMessage("Expected a status other than 0, but %s", actual);
    }
    return this;
  }

  /** Its output is this text; white space at both ends does not count. */
  public ExecAssert prints(String text) {
    stdout().isEqualTo(text);
    return this;
  }

  /** What it printed, without white space at its ends. */
  public AbstractStringAssert<?> stdout() {
    isNotNull();
    return Assertions.assertThat(actual.stdout().strip()).as("stdout of %s", actual);
  }

  /** What it printed on its error output, without white space at its ends. */
  public AbstractStringAssert<?> stderr() {
    isNotNull();
    return Assertions.assertThat(actual.stderr().strip()).as("stderr of %s", actual);
  }
}
