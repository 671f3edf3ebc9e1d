package org.distromatrix.report.html;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.distromatrix.report.model.InstalledPackage;
import tools.jackson.core.JsonGenerator;

/** The packages of all cells, each written once: cells have most of them in common. */
final class PackageTable {
  private final Words words;
  private final Map<InstalledPackage, Integer> numbers = new LinkedHashMap<>();

  PackageTable(Words words) {
    this.words = words;
  }

  /** Writes the numbers of a cell's packages. */
  void writeNumbers(JsonGenerator out, String name, List<InstalledPackage> packages) {
    out.writeArrayPropertyStart(name);
    for (var installed : packages) {
      out.writeNumber(numbers.computeIfAbsent(installed, added -> numbers.size()));
    }
    out.writeEndArray();
  }

  /** Writes what the numbers stand for. */
  void write(JsonGenerator out, String name) {
    out.writeArrayPropertyStart(name);
    for (var p : numbers.keySet()) {
      out.writeStartArray();
      Stream.of(p.name(), p.version(), p.architecture(), p.origin())
          .forEach(part -> out.writeNumber(words.of(part)));
      out.writeEndArray();
    }
    out.writeEndArray();
  }
}
