package org.distromatrix.document;

import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Questions about nodes and scalars. */
final class Scalars {
  private Scalars() {}

  /** Whether a key has no value: nothing, {@code ~} or {@code null} (YAML 1.2, core schema). */
  static boolean isMissing(Node node) {
    return node instanceof ScalarNode scalar
        && scalar.isPlain()
        && switch (scalar.getValue()) {
          case "", "~", "null", "Null", "NULL" -> true;
          default -> false;
        };
  }

  /** Whether a tag asks for a type of its own ({@code !!binary}, {@code !secret}). */
  static boolean hasForeignTag(Node node) {
    return !node.getTag().equals(Tag.STR)
        && !node.getTag().equals(Tag.SEQ)
        && !node.getTag().equals(Tag.MAP);
  }

  /** Whether a scalar can be a value of this shape. */
  static boolean canBe(Shape shape) {
    if (shape instanceof Shape.LocatedAt located) {
      return canBe(located.inner());
    }
    return shape instanceof Shape.Scalar
        || (shape instanceof RecordShape rec
            && rec.shorthand().filter(c -> canBe(c.shape())).isPresent());
  }

  /** What a node is, to follow "not". */
  static String describe(Node node) {
    if (node instanceof ScalarNode scalar) {
      return "'" + shortened(scalar.getValue()) + "'";
    }
    return node instanceof MappingNode ? "an object" : "a list";
  }

  private static String shortened(String text) {
    String line = text.lines().findFirst().orElse("");
    return line.length() > 60 ? line.substring(0, 57) + "..." : line;
  }
}
