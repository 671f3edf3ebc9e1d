package org.distromatrix.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.distromatrix.config.Axis;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.CellMatch;
import org.distromatrix.config.MatrixFile;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.ResolvedDistro;
import org.jspecify.annotations.Nullable;

/** The points of a matrix: its product, without what is excluded, and what is added to it. */
final class Points {
  private final MatrixFile file;
  private final ProfileCatalog catalog;
  private final String architecture;
  private final PlanProblems problems;

  Points(MatrixFile file, ProfileCatalog catalog, String architecture, PlanProblems problems) {
    this.file = file;
    this.catalog = catalog;
    this.architecture = architecture;
    this.problems = problems;
  }

  /** By id, in the order of the file. */
  Map<CellId, Point> all() {
    var points = new LinkedHashMap<CellId, Point>();
    file.distros().forEach(ref -> add(points, ref, file.boot(), Map.of()));
    file.exclude().forEach(match -> exclude(points, match));
    file.include().forEach(match -> include(points, match));
    return points;
  }

  private void add(
      Map<CellId, Point> points, DistroRef ref, List<BootKind> boots, Map<String, String> fixed) {
    var lookup = catalog.find(ref, architecture);
    if (lookup instanceof DistroLookup.Unknown unknown) {
      problems.error(unknown.message());
    } else if (lookup instanceof DistroLookup.Found found) {
      for (BootKind boot : boots) {
        add(points, found.distro(), boot, fixed);
      }
    }
  }

  private void add(
      Map<CellId, Point> points, ResolvedDistro distro, BootKind boot, Map<String, String> fixed) {
    for (Map<String, String> axes : combinations(fixed)) {
      var point = new Point(distro, boot, axes);
      points.putIfAbsent(point.id(), point);
    }
  }

  /** Every way to choose a value of each axis, the last axis changing fastest. */
  private List<Map<String, String>> combinations(Map<String, String> fixed) {
    List<Map<String, String>> chosen = List.of(Map.of());
    for (Map.Entry<String, Axis> axis : file.axes().entrySet()) {
      String value = fixed.get(axis.getKey());
      List<String> values = value == null ? axis.getValue().values() : List.of(value);
      chosen = product(chosen, axis.getKey(), values);
    }
    return chosen;
  }

  private static List<Map<String, String>> product(
      List<Map<String, String>> chosen, String axis, List<String> values) {
    var product = new ArrayList<Map<String, String>>();
    for (Map<String, String> before : chosen) {
      for (String value : values) {
        var longer = new LinkedHashMap<>(before);
        longer.put(axis, value);
        product.add(longer);
      }
    }
    return product;
  }

  private void exclude(Map<CellId, Point> points, CellMatch match) {
    var cells = new MatchedCells(match, catalog);
    if (!points.values().removeIf(cells::holds)) {
      problems.warning("exclude " + cells + " matches no cell");
    }
  }

  /** What an entry does not say is as in the rest of the matrix. */
  private void include(Map<CellId, Point> points, CellMatch match) {
    var axes = new LinkedHashMap<>(match.globs());
    String distro = axes.remove(CellMatch.DISTRO);
    String boot = axes.remove(CellMatch.BOOT);
    int before = points.size();
    if (distro != null) {
      add(points, DistroRef.parse(distro), boots(boot), axes);
    }
    if (points.size() == before && problems.none()) {
      problems.warning(
          "include " + new MatchedCells(match, catalog) + " adds no cell: the matrix has it");
    }
  }

  private List<BootKind> boots(@Nullable String word) {
    return word == null ? file.boot() : List.of(BootKind.valueOf(word.toUpperCase(Locale.ROOT)));
  }
}
