package org.distromatrix.document;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * The entries of a mapping: keys are single words, each once; what merge keys ({@code <<: *anchor})
 * bring comes last and only where the mapping says nothing itself.
 */
final class Entries {
  private static final String MERGE = "<<";

  static final String TOO_MANY =
      "aliases make more than " + Binder.MAX_VALUES + " values of this file";

  private final BiConsumer<Node, String> problems;

  /** Entries met so far: merges of merges can make as many as aliases of aliases. */
  private int met;

  Entries(BiConsumer<Node, String> problems) {
    this.problems = problems;
  }

  List<Entry> of(MappingNode mapping) {
    var found = new ArrayList<Entry>();
    add(mapping, found, new HashMap<>(), Collections.newSetFromMap(new IdentityHashMap<>()));
    return found;
  }

  private void add(
      MappingNode mapping, List<Entry> found, Map<String, Entry> above, Set<Node> seen) {
    if (!seen.add(mapping)) {
      return;
    }
    var merged = new ArrayList<Node>();
    var own = new HashMap<String, Entry>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.accept(tuple.getKeyNode(), "expected a single word as a key");
      } else if (key.isPlain() && key.getValue().equals(MERGE)) {
        merged.add(tuple.getValueNode());
      } else {
        addOne(new Entry(key.getValue(), key, tuple.getValueNode()), found, above, own);
      }
    }
    above.putAll(own);
    merged.forEach(node -> merge(node, found, above, seen));
  }

  private void addOne(
      Entry entry, List<Entry> found, Map<String, Entry> above, Map<String, Entry> own) {
    if (++met > Binder.MAX_VALUES) {
      if (met == Binder.MAX_VALUES + 1) {
        problems.accept(entry.keyNode(), TOO_MANY);
      }
      return;
    }
    var first = own.putIfAbsent(entry.key(), entry);
    if (first != null) {
      int line = Places.of(first.keyNode()).line();
      problems.accept(
          entry.keyNode(),
          "duplicate key '" + entry.key() + "'; it is on line " + line + " already");
    } else if (!above.containsKey(entry.key())) {
      found.add(entry);
    }
  }

  private void merge(Node node, List<Entry> found, Map<String, Entry> above, Set<Node> seen) {
    if (node instanceof MappingNode mapping) {
      add(mapping, found, above, seen);
    } else if (node instanceof SequenceNode sequence
        && sequence.getValue().stream().allMatch(MappingNode.class::isInstance)) {
      sequence.getValue().forEach(element -> merge(element, found, above, seen));
    } else {
      problems.accept(node, "'<<': expected an object or a list of objects to merge");
    }
  }
}
