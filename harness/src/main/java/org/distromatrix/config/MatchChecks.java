package org.distromatrix.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.document.Located;
import org.distromatrix.document.NearestWord;
import org.distromatrix.document.Position;

/**
 * Checks of what names cells: {@code include}, {@code exclude} and {@code allow-failure}. A part
 * without wildcards that can match nothing is a slip, and would go unnoticed for ever.
 */
final class MatchChecks {
  private static final List<String> BOOTS =
      Arrays.stream(BootKind.values()).map(BootKind::word).toList();

  private final DistroCheck catalog;
  private final Problems problems;

  MatchChecks(DistroCheck catalog, Problems problems) {
    this.catalog = catalog;
    this.problems = problems;
  }

  void check(MatrixDocument document) {
    var axes = valuesByAxis(document.axes());
    for (Located<MatchEntry> entry : document.include()) {
      addition(entry.value().parts(), entry.at());
      parts(entry.value().parts(), freeValues(document.axes()));
    }
    for (Located<MatchEntry> entry : document.exclude()) {
      parts(entry.value().parts(), axes);
      if (entry.value().parts().isEmpty()) {
        problems.add(entry, "this would exclude every cell");
      }
    }
    document.allowFailure().forEach(entry -> parts(entry.parts(), axes));
  }

  private static Map<String, List<String>> valuesByAxis(Map<Located<String>, Axis> axes) {
    var values = new LinkedHashMap<String, List<String>>();
    axes.forEach((name, axis) -> values.put(name.value(), axis.values()));
    return values;
  }

  /** An added cell may have a value that the axis has nowhere else. */
  private static Map<String, List<String>> freeValues(Map<Located<String>, Axis> axes) {
    var values = valuesByAxis(axes);
    values.replaceAll((name, any) -> List.of());
    return values;
  }

  /** A cell that is added has to be one cell, of a distribution that is named. */
  private void addition(Map<Located<String>, Located<String>> parts, Position at) {
    if (parts.keySet().stream().noneMatch(key -> key.value().equals(CellMatch.DISTRO))) {
      problems.add(at, "missing key '" + CellMatch.DISTRO + "'");
    }
    parts.values().stream()
        .filter(value -> wild(value.value()))
        .forEach(
            value ->
                problems.add(value, "'" + value.value() + "': an added cell has no wildcards"));
  }

  private void parts(Map<Located<String>, Located<String>> parts, Map<String, List<String>> axes) {
    parts.forEach((key, value) -> part(key, value, axes));
  }

  private void part(Located<String> key, Located<String> value, Map<String, List<String>> axes) {
    if (key.value().equals(CellMatch.DISTRO)) {
      distro(value);
    } else if (key.value().equals(CellMatch.BOOT)) {
      oneOf(value, "boot kind", BOOTS);
    } else {
      axis(key, value, axes);
    }
  }

  private void distro(Located<String> pattern) {
    if (wild(pattern.value())) {
      return;
    }
    try {
      if (catalog.find(DistroRef.parse(pattern.value())) instanceof DistroLookup.Unknown unknown) {
        problems.add(pattern, unknown.message());
      }
    } catch (IllegalArgumentException e) {
      problems.add(pattern, String.valueOf(e.getMessage()));
    }
  }

  private void axis(Located<String> name, Located<String> value, Map<String, List<String>> axes) {
    var values = axes.get(name.value());
    if (values == null) {
      unknown(name, axes.keySet());
    } else if (!values.isEmpty()) {
      oneOf(value, "value of axis " + name.value(), values);
    }
  }

  private void unknown(Located<String> name, Set<String> axes) {
    var known = new ArrayList<>(List.of(CellMatch.DISTRO, CellMatch.BOOT));
    known.addAll(axes);
    var hint = NearestWord.hint(name.value(), known);
    problems.add(
        name,
        "unknown part '"
            + name.value()
            + "'"
            + (hint.isEmpty() ? "; known here: " + String.join(", ", known) : hint));
  }

  private void oneOf(Located<String> value, String what, List<String> known) {
    if (!wild(value.value()) && !known.contains(value.value())) {
      problems.add(
          value,
          "unknown " + what + " '" + value.value() + "'" + NearestWord.hint(value.value(), known));
    }
  }

  private static boolean wild(String pattern) {
    return pattern.contains("*") || pattern.contains("?");
  }
}
