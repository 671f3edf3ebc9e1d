package org.distromatrix.build;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A build as messages name it.
 *
 * @param project its name
 * @param distro what it is built for
 * @param limit of all scripts together
 * @param log of what they print
 */
record BuildTitle(String project, String distro, Duration limit, Path log) {
  static BuildTitle of(String distro, BuildRecipe recipe, BuildContext context) {
    return new BuildTitle(recipe.project(), distro, recipe.timeout(), context.log());
  }

  String cannotBuild() {
    return "Cannot build " + project + " for " + distro + ": ";
  }

  /** The limit in words. */
  String within() {
    long seconds = limit.toSeconds();
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
