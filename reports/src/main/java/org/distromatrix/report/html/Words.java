package org.distromatrix.report.html;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/** Texts that repeat, each written once: what refers to one has its number. */
final class Words {
  private final Map<String, Integer> numbers = new LinkedHashMap<>();

  int of(String word) {
    return numbers.computeIfAbsent(word, added -> numbers.size());
  }

  void write(JsonGenerator out, String name) {
    out.writeArrayPropertyStart(name);
    numbers.keySet().forEach(out::writeString);
    out.writeEndArray();
  }
}
