package org.distromatrix.document;

import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * What is known of a value beside its type: the key it stands at and what its annotations ask.
 *
 * @param key the key, named in problems; "" at the top
 * @param nonEmpty whether it must hold something
 * @param matches what its text looks like, if anything is asked
 * @param soleKey the key that a single scalar stands for, for maps that allow it
 */
record Expectation(
    String key, boolean nonEmpty, @Nullable Matches matches, @Nullable String soleKey) {
  static final Expectation NONE = of("");

  static Expectation of(String key) {
    return new Expectation(key, false, null, null);
  }

  static Expectation of(Component component) {
    return new Expectation(
        component.key(), component.nonEmpty(), component.matches(), component.shorthand());
  }

  /** The same asked of a value at another key. */
  Expectation at(String newKey) {
    return new Expectation(newKey, nonEmpty, matches, soleKey);
  }

  /** What a list asks of each of its elements. */
  Expectation ofElement() {
    return new Expectation(key, false, matches, null);
  }

  /** {@code 'timeout': }. */
  String prefix() {
    return key.isEmpty() ? "" : "'" + key + "': ";
  }

  /** Says what a type wanted instead of this scalar. */
  String refusal(ScalarType<?> type, ScalarNode scalar) {
    String text = scalar.getValue();
    boolean quotes = type.unquoted() && !scalar.isPlain() && type.parse(text).isPresent();
    return prefix()
        + "expected "
        + type.expected()
        + (quotes ? " without quotes" : ", not " + Scalars.describe(scalar))
        + NearestWord.hint(text, type.words());
  }

  /** Whether a text is as its annotations ask; else the problem is reported. */
  boolean accepts(String text, Consumer<String> problem) {
    if (nonEmpty && text.isBlank()) {
      problem.accept(prefix() + "expected a value that is not empty");
      return false;
    } else if (matches != null && !text.matches(matches.value())) {
      problem.accept(prefix() + "expected " + matches.expected() + ", not '" + text + "'");
      return false;
    }
    return true;
  }
}
