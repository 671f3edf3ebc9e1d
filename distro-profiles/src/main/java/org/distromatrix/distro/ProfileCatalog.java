package org.distromatrix.distro;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * All known distributions. A profile is read when it is first asked for, and only that one: most
 * runs need one or two. Safe for use by many threads.
 */
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class ProfileCatalog {
  private ProfileCatalog(LocalDate today) {}

  /**
   * The profiles that come with the program.
   *
   * @param today the day that support dates are compared with
   */
  public static ProfileCatalog standard(LocalDate today) {
    return new ProfileCatalog(today);
  }

  /** Ids of all distributions, in the order of the alphabet. */
  public List<String> ids() {
    throw new UnsupportedOperationException();
  }

  /** The profile of one distribution. */
  public Optional<DistroProfile> profile(String id) {
    throw new UnsupportedOperationException();
  }

  /**
   * The distribution, release and architecture that a ref means.
   *
   * @param ref as users write it; without a release, the newest stable one
   * @param architecture product name, {@code x86-64} or {@code arm64}
   */
  public DistroLookup find(DistroRef ref, String architecture) {
    throw new UnsupportedOperationException();
  }
}
