package org.distromatrix.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.distromatrix.config.PackageAdditions;
import org.distromatrix.config.Packages;
import org.distromatrix.distro.PackageNames;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.ResolvedDistro;
import org.jspecify.annotations.Nullable;

/** The native packages of each cell, and which additions were of use. */
final class NativePackages {
  private final Packages packages;
  private final Map<String, CellPattern> patterns = new LinkedHashMap<>();
  private final Set<String> unused = new LinkedHashSet<>();

  /** Read when the first well-known name is looked up: many cells name none. */
  private @Nullable PackageNames names;

  NativePackages(Packages packages, ProfileCatalog catalog, PlanProblems problems) {
    this.packages = packages;
    for (String pattern : packages.on().keySet()) {
      try {
        patterns.put(pattern, CellPattern.of(pattern, catalog));
        unused.add(pattern);
      } catch (IllegalArgumentException e) {
        problems.error("packages.on '" + pattern + "': " + e.getMessage());
      }
    }
  }

  List<String> build(Point point) {
    return of(point, packages.build(), PackageAdditions::build);
  }

  List<String> run(Point point) {
    return of(point, packages.run(), PackageAdditions::run);
  }

  /** Patterns that matched no cell so far. */
  List<String> unused() {
    return new ArrayList<>(unused);
  }

  private List<String> of(
      Point point, List<String> everywhere, Function<PackageAdditions, List<String>> part) {
    var natives = new LinkedHashSet<String>();
    everywhere.forEach(name -> natives.addAll(resolve(point.distro(), name)));
    patterns.forEach(
        (text, pattern) -> {
          if (pattern.matches(point.id())) {
            unused.remove(text);
            natives.addAll(part.apply(additions(text)));
          }
        });
    return List.copyOf(natives);
  }

  private PackageAdditions additions(String pattern) {
    return packages.on().getOrDefault(pattern, new PackageAdditions(List.of(), List.of()));
  }

  private List<String> resolve(ResolvedDistro distro, String name) {
    var table = names == null ? PackageNames.standard() : names;
    names = table;
    return table.resolve(distro, name);
  }
}
