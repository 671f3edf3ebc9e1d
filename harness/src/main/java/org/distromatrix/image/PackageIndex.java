package org.distromatrix.image;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

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

  /**
   * What is no plain name, and therefore left to the package manager: groups ({@code @core}),
   * patterns, a version, a repository or another architecture, and paths of which the rpm family's
   * main index does not tell.
   */
  private static final Pattern MORE_THAN_A_NAME =
      Pattern.compile(
          "(?!/)[^(]*[/:=<>*?\\[].*|@.*|.*\\.(?:x86_64|aarch64|i[3-6]86|noarch)"
              + "|/(?!etc/|(?:.*/)?s?bin/).*|/.*[*?\\[].*");

  /** Those of the names that nothing answers to, in their order. */
  public List<String> missing(Collection<String> names) {
    return names.stream()
        .filter(name -> !packages.contains(name) && !provided.contains(name))
        .filter(name -> !MORE_THAN_A_NAME.matcher(name).matches())
        .distinct()
        .toList();
  }
}
