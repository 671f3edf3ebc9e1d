package org.distromatrix.plan;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.distro.ProfileCatalog;

/**
 * A pattern for cells: its parts are found in the id in their order, each matched whole. {@code
 * debian:13/CC=gcc} needs no boot kind, {@code CC=gcc} no distribution.
 *
 * @param parts none: every cell
 */
record CellPattern(List<PartPattern> parts) {
  CellPattern {
    parts = List.copyOf(parts);
  }

  /**
   * Reads parts with slashes between them.
   *
   * @throws IllegalArgumentException if a part is empty
   */
  static CellPattern of(String text, ProfileCatalog catalog) {
    var parts = new ArrayList<PartPattern>();
    for (String part : text.split("/", -1)) {
      if (part.isEmpty()) {
        throw new IllegalArgumentException("it has an empty part");
      }
      parts.add(PartPattern.of(part, catalog));
    }
    return new CellPattern(parts);
  }

  boolean matches(CellId cell) {
    int next = 0;
    for (String part : cell.parts()) {
      if (next < parts.size() && parts.get(next).matches(part)) {
        next++;
      }
    }
    return next == parts.size();
  }
}
