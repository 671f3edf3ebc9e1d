package org.distromatrix.config;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.distromatrix.document.Located;

/** Immutable maps that keep the order of the file, which {@link Map#copyOf} does not. */
final class Ordered {
  private Ordered() {}

  static <K, V> Map<K, V> copyOf(Map<K, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** The same map without the places of its keys. */
  static <V> Map<String, V> values(Map<Located<String>, V> map) {
    var plain = new LinkedHashMap<String, V>();
    map.forEach((key, value) -> plain.put(key.value(), value));
    return Collections.unmodifiableMap(plain);
  }
}
