package org.distromatrix.image;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * What can be installed from a distribution's repositories.
 *
 * @param packages names of packages
 * @param provided further names that some package answers to: virtual packages, {@code
 *     pkgconfig(zlib)}, paths
 */
public record PackageIndex(Collection<String> packages, Collection<String> provided) {
  public PackageIndex {
    packages = java.util.Collections.unmodifiableSet(new TreeSet<>(packages));
    provided = java.util.Collections.unmodifiableSet(new TreeSet<>(provided));
  }

  /** Those of the names that nothing answers to, in their order. */
  public List<String> missing(Collection<String> names) {
    return names.stream()
        .filter(name -> !packages.contains(name) && !provided.contains(name))
        .distinct()
        .toList();
  }
}
