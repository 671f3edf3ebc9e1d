package org.distromatrix.config;

import java.util.List;
import java.util.Map;
import org.distromatrix.document.Doc;

/**
 * What is installed from the distribution.
 *
 * @param build well-known or native names for the build tree, on all distributions
 * @param run well-known or native names for the cell image, on all distributions
 * @param on native names by glob of the distros that get them as well
 */
@Doc("Packages from the distribution.")
public record Packages(
    @Doc("Needed to build. A well-known name is translated to each distribution's own.")
        List<String> build,
    @Doc("Needed to run. What is only needed to build is not there when tests run.")
        List<String> run,
    @Doc("Native names added where the distro matches, as in \"arch\" or \"debian:*\".")
        Map<String, PackageAdditions> on) {
  public Packages {
    build = List.copyOf(build);
    run = List.copyOf(run);
    on = Ordered.copyOf(on);
  }
}
