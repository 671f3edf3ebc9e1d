package org.distromatrix.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Makes records of mappings: known keys, defaults, near misses, and the record's own checks. */
final class RecordBinder {
  private final Binder binder;
  private final Entries entries;

  RecordBinder(Binder binder, Entries entries) {
    this.binder = binder;
    this.entries = entries;
  }

  @Nullable Object bind(Node node, RecordShape shape, Expectation expectation) {
    var values = new RecordValues(shape);
    if (node instanceof MappingNode mapping) {
      bindEntries(entries.of(mapping), values);
      return make(node, values);
    }
    var shorthand = shape.shorthand();
    if (shorthand.isEmpty()) {
      return binder.mismatch(node, shape.expected(), expectation);
    }
    var component = shorthand.get();
    var inner = Expectation.of(component).at(expectation.key());
    values.put(component, binder.bind(node, component.shape(), inner));
    return make(node, values);
  }

  private void bindEntries(List<Entry> found, RecordValues values) {
    var others = new ArrayList<Entry>();
    for (Entry entry : found) {
      var component = values.shape().component(entry.key());
      if (component == null) {
        others.add(entry);
      } else {
        var expectation = Expectation.of(component);
        values.put(component, binder.bind(entry.value(), component.shape(), expectation));
      }
    }
    takeOthers(others, values);
  }

  private void takeOthers(List<Entry> others, RecordValues values) {
    var rest = values.shape().rest();
    if (rest.isPresent()) {
      var map = (Shape.MapOf) rest.get().shape();
      values.put(rest.get(), binder.mapOf(others, map, Expectation.of(rest.get())));
      return;
    }
    var keys = values.shape().keys();
    others.forEach(other -> binder.problem(other.keyNode(), UnknownKey.message(other.key(), keys)));
  }

  private @Nullable Object make(Node node, RecordValues values) {
    values.missing().forEach(c -> binder.problem(node, "missing key '" + c.key() + "'"));
    try {
      return values.make();
    } catch (IllegalArgumentException e) {
      binder.problem(node, String.valueOf(e.getMessage()));
      return null;
    }
  }
}
