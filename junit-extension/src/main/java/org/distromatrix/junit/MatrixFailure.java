package org.distromatrix.junit;

import org.distromatrix.failure.MatrixException;

/** What fails a node for another cause than its tests, told whole: what, what to do, which log. */
public final class MatrixFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MatrixFailure(MatrixException cause) {
    super(text(cause), cause);
  }

  MatrixFailure(String message) {
    super(message);
  }

  private static String text(MatrixException e) {
    var text = new StringBuilder(String.valueOf(e.getMessage()));
    e.hint().ifPresent(hint -> text.append("\nhint: ").append(hint));
    e.log().ifPresent(log -> text.append("\nlog: ").append(log));
    return text.toString();
  }
}
