package org.distromatrix.report.merge;

/** Results cannot be put together; the message names both inputs and what they disagree on. */
public final class MergeConflict extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MergeConflict(String message) {
    super(message);
  }
}
