package org.distromatrix.build;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.plan.Cell;

/**
 * What a build script finds in its environment: mkosi's contract (mkosi(1), SCRIPTS), the project's
 * own values, the axes. Nothing else, and nothing of the host's.
 */
final class BuildEnvironment {
  static final String BUILD_FOLDER = "/matrix/build";
  static final String DESTINATION = "/matrix/dest";
  static final String OUTPUT = "/matrix/out";
  static final String ARTIFACTS = "/matrix/artifacts";

  /** Holds commands that mkosi gives its scripts. */
  static final String COMMANDS = "/matrix/bin";

  private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

  private BuildEnvironment() {}

  /** The whole environment: ours, then the proxies, the project's, the axes. */
  static Map<String, String> of(Cell cell, BuildRecipe recipe) {
    var all = ours(cell, recipe);
    all.putAll(recipe.network() ? recipe.proxies() : Map.of());
    return withProjects(all, cell, recipe);
  }

  /** The part of it that what is built depends on. */
  static Map<String, String> ofKey(Cell cell, BuildRecipe recipe) {
    return withProjects(ours(cell, recipe), cell, recipe);
  }

  private static Map<String, String> withProjects(
      Map<String, String> all, Cell cell, BuildRecipe recipe) {
    all.putAll(recipe.environment());
    all.putAll(cell.buildAxes());
    return Collections.unmodifiableMap(all);
  }

  private static Map<String, String> ours(Cell cell, BuildRecipe recipe) {
    var all = new LinkedHashMap<String, String>();
    all.put("PATH", COMMANDS + ":" + PATH);
    all.put("HOME", "/root");
    all.put("LC_ALL", "C.UTF-8");
    all.put("TZ", "UTC");
    addPlaces(all);
    addTarget(all, cell.distro());
    all.put("WITH_DOCS", "1");
    all.put("WITH_TESTS", "1");
    all.put("WITH_NETWORK", recipe.network() ? "1" : "0");
    // scripts that start with `[ "$container" = mkosi ] || exec mkosi-chroot ...` are in already
    all.put("container", "mkosi");
    return all;
  }

  private static void addPlaces(Map<String, String> all) {
    var places = new LinkedHashMap<String, String>();
    places.put("SRCDIR", CellImage.SOURCE);
    places.put("BUILDDIR", BUILD_FOLDER);
    places.put("DESTDIR", DESTINATION);
    places.put("OUTPUTDIR", OUTPUT);
    places.forEach(
        (name, place) -> {
          all.put(name, place);
          all.put("CHROOT_" + name, place);
        });
    all.put("ARTIFACTDIR", ARTIFACTS);
    all.put("BUILDROOT", "/");
  }

  private static void addTarget(Map<String, String> all, ResolvedDistro distro) {
    all.put("DISTRIBUTION", distro.ref().distro());
    all.put("RELEASE", distro.mkosiRelease());
    all.put("ARCHITECTURE", distro.architecture());
    all.put("DISTRIBUTION_ARCHITECTURE", distro.nativeArchitecture());
  }
}
