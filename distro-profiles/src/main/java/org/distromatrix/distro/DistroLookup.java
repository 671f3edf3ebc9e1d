package org.distromatrix.distro;

import java.util.List;

/** What a {@link ProfileCatalog} answers when asked for a distribution. */
public sealed interface DistroLookup {
  /** The distribution is known, and published for the architecture. */
  record Found(ResolvedDistro distro) implements DistroLookup {}

  /**
   * There is no such distribution, release or architecture.
   *
   * @param message says what is unknown and what there is instead, for the user: {@code unknown
   *     distro 'debain'; did you mean 'debian'?}
   * @param nearest refs or words that may have been meant, best first; may be empty
   */
  record Unknown(String message, List<String> nearest) implements DistroLookup {
    public Unknown {
      nearest = List.copyOf(nearest);
    }
  }
}
