package org.distromatrix.document;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Makes values of nodes. A node that does not fit is a problem and null; what holds it goes on
 * without it, so that one pass finds every problem.
 */
final class Binder {
  /** Most values bound: aliases of aliases grow beyond any bound ("billion laughs"). */
  static final int MAX_VALUES = 100_000;

  private final Path file;
  private final List<DocumentProblem> problems;
  private final Entries entries;
  private final RecordBinder records;

  /** The collections being bound, to notice one that holds itself. */
  private final Set<Node> active = Collections.newSetFromMap(new IdentityHashMap<>());

  private int values;

  Binder(Path file, List<DocumentProblem> problems) {
    this.file = file;
    this.problems = problems;
    this.entries = new Entries(this::problem);
    this.records = new RecordBinder(this, entries);
  }

  @Nullable Object bind(Node node, Shape shape) {
    return bind(node, shape, Expectation.NONE);
  }

  @Nullable Object bind(Node node, Shape shape, Expectation expectation) {
    if (shape instanceof Shape.OptionalOf optional) {
      var inner = bind(node, optional.inner(), expectation);
      return inner == null ? null : Optional.of(inner);
    } else if (shape instanceof Shape.LocatedAt located) {
      var inner = bind(node, located.inner(), expectation);
      return inner == null ? null : new Located<>(inner, Places.of(node));
    }
    return acceptable(node, shape, expectation) ? bindOnce(node, shape, expectation) : null;
  }

  private boolean acceptable(Node node, Shape shape, Expectation expectation) {
    if (++values > MAX_VALUES) {
      if (values == MAX_VALUES + 1) {
        problem(node, Entries.TOO_MANY);
      }
      return false;
    } else if (Scalars.isMissing(node)) {
      problem(
          node, expectation.prefix() + "expected " + shape.expected() + ", but there is no value");
      return false;
    } else if (Scalars.hasForeignTag(node)) {
      problem(node, "tag '" + node.getTag().getValue() + "' is not known here; leave it out");
      return false;
    }
    return true;
  }

  private @Nullable Object bindOnce(Node node, Shape shape, Expectation expectation) {
    boolean shorthand = shape instanceof RecordShape && !(node instanceof MappingNode);
    if (node instanceof ScalarNode || shorthand) {
      return bindChecked(node, shape, expectation);
    }
    if (!active.add(node)) {
      problem(node, "this holds itself through an alias");
      return null;
    }
    try {
      return bindChecked(node, shape, expectation);
    } finally {
      active.remove(node);
    }
  }

  private @Nullable Object bindChecked(Node node, Shape shape, Expectation expectation) {
    if (shape instanceof Shape.Scalar scalar) {
      return scalar(node, scalar.type(), expectation);
    } else if (shape instanceof Shape.ListOf list) {
      return list(node, list, expectation);
    } else if (shape instanceof Shape.MapOf map) {
      return map(node, map, expectation);
    }
    return records.bind(node, (RecordShape) shape, expectation);
  }

  private @Nullable Object scalar(Node node, ScalarType<?> type, Expectation expectation) {
    if (!(node instanceof ScalarNode scalar)) {
      return mismatch(node, type.expected(), expectation);
    }
    try {
      return parsed(scalar, type, expectation);
    } catch (IllegalArgumentException e) {
      problem(node, expectation.prefix() + e.getMessage());
      return null;
    }
  }

  private @Nullable Object parsed(ScalarNode node, ScalarType<?> type, Expectation expectation) {
    String text = node.getValue();
    Optional<?> value = type.unquoted() && !node.isPlain() ? Optional.empty() : type.parse(text);
    if (value.isEmpty()) {
      problem(node, expectation.refusal(type, node));
      return null;
    }
    return expectation.accepts(text, message -> problem(node, message)) ? value.get() : null;
  }

  private @Nullable Object list(Node node, Shape.ListOf shape, Expectation expectation) {
    if (node instanceof ScalarNode && Scalars.canBe(shape.element())) {
      var single = bind(node, shape.element(), expectation.ofElement());
      return single == null ? null : List.of(single);
    }
    if (!(node instanceof SequenceNode sequence)) {
      return mismatch(node, "a list", expectation);
    }
    if (sequence.getValue().isEmpty() && expectation.nonEmpty()) {
      problem(node, expectation.prefix() + "expected at least one value");
    }
    var bound = new ArrayList<Object>();
    for (Node element : sequence.getValue()) {
      var value = bind(element, shape.element(), expectation.ofElement());
      if (value != null) {
        bound.add(value);
      }
    }
    return List.copyOf(bound);
  }

  private @Nullable Object map(Node node, Shape.MapOf shape, Expectation expectation) {
    if (node instanceof ScalarNode && expectation.soleKey() != null) {
      var single = bind(node, shape.value(), Expectation.of(expectation.key()));
      return single == null ? null : Map.of(key(expectation.soleKey(), node, shape), single);
    }
    if (!(node instanceof MappingNode mapping)) {
      return mismatch(node, "an object", expectation);
    }
    if (mapping.getValue().isEmpty() && expectation.nonEmpty()) {
      problem(node, expectation.prefix() + "expected at least one key");
    }
    return mapOf(entries.of(mapping), shape, expectation);
  }

  /** The entries as a map in their order. */
  Map<Object, Object> mapOf(List<Entry> list, Shape.MapOf shape, Expectation expectation) {
    var bound = new LinkedHashMap<Object, Object>();
    for (Entry entry : list) {
      boolean fits = expectation.accepts(entry.key(), message -> problem(entry.keyNode(), message));
      var value = bind(entry.value(), shape.value(), Expectation.of(entry.key()));
      if (fits && value != null) {
        bound.put(key(entry.key(), entry.keyNode(), shape), value);
      }
    }
    return Collections.unmodifiableMap(bound);
  }

  private static Object key(String key, Node node, Shape.MapOf shape) {
    return shape.locatedKeys() ? new Located<>(key, Places.of(node)) : key;
  }

  @Nullable Object mismatch(Node node, String expected, Expectation expectation) {
    problem(
        node, expectation.prefix() + "expected " + expected + ", not " + Scalars.describe(node));
    return null;
  }

  void problem(Node node, String message) {
    problems.add(Places.of(node).problem(file, message));
  }
}
