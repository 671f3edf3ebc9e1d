package org.distromatrix.image;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.distro.ResolvedDistro;

/**
 * One installation: what is made, where, from which repositories, and with which tools.
 *
 * @param distro what the tree is of
 * @param draft holds the tree
 * @param lower what the tree is mounted on, the topmost first
 * @param state repositories, and metadata of earlier
 * @param place where the tool runs
 * @param version of the tool
 * @param entitlement of a subscription, where the repositories want one
 * @param what for messages: "Cannot build fedora:44"
 * @param mirror for messages, the mirrors
 */
record RpmWork(
    ResolvedDistro distro,
    Draft draft,
    List<Path> lower,
    RpmState state,
    Workplace place,
    String version,
    Optional<EntitlementFiles> entitlement,
    String what,
    String mirror,
    ImageContext context) {
  RpmWork {
    lower = List.copyOf(lower);
  }

  RpmPlaces places() {
    return RpmPlaces.of(draft, state);
  }
}
