package org.distromatrix.config;

import java.util.List;
import org.distromatrix.document.Doc;

/**
 * Packages for some distributions only.
 *
 * @param build native names for the build tree
 * @param run native names for the cell image
 */
@Doc("Packages by their native names.")
public record PackageAdditions(
    @Doc("Needed to build.") List<String> build, @Doc("Needed to run.") List<String> run) {
  public PackageAdditions {
    build = List.copyOf(build);
    run = List.copyOf(run);
  }
}
