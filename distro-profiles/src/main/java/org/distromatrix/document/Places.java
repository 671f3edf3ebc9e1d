package org.distromatrix.document;

import org.snakeyaml.engine.v2.nodes.Node;

/** Where nodes were written. */
final class Places {
  private Places() {}

  /** The node's first character; an alias stands where its anchor is. */
  static Position of(Node node) {
    return node.getStartMark()
        .map(mark -> new Position(mark.getLine() + 1, mark.getColumn() + 1))
        .orElse(Position.START);
  }
}
