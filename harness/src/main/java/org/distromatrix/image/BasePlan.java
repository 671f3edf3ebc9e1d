package org.distromatrix.image;

import java.nio.file.Path;
import java.util.List;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;

/**
 * A base image that can be asked for: the distribution with its mirrors and keys settled.
 *
 * @param distro what it is an image of
 * @param repositories where its packages come from, mirrors applied
 * @param mirror the mirrors and who named them, for people
 * @param keyrings files with the keys that may sign
 * @param key everything above and the back end's version, as named inputs
 */
record BasePlan(
    ResolvedDistro distro,
    List<Repository> repositories,
    String mirror,
    List<Path> keyrings,
    ImageKey key) {
  BasePlan {
    repositories = List.copyOf(repositories);
    keyrings = List.copyOf(keyrings);
  }
}
