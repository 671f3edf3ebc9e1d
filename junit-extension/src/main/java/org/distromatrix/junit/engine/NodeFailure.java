package org.distromatrix.junit.engine;

import org.distromatrix.failure.MatrixException;

/** Why a node failed; its stack says nothing, so there is none. */
final class NodeFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NodeFailure(String message) {
    super(message, null, false, false);
  }

  NodeFailure(MatrixException e) {
    super(e.getMessage() + e.hint().map(hint -> "\nhint: " + hint).orElse(""), e, false, false);
  }
}
