package org.distromatrix.config;

import java.util.Optional;

/**
 * The container that a cell of {@code boot: container} is.
 *
 * @param base what its image is made from; empty: {@link BaseKind#PACKAGES} where this user can
 *     make them
 * @param init what its first process is
 * @param memory bytes it may take; empty: what the engine has
 * @param cpus processors it may take; empty: those of the engine
 */
public record ContainerSettings(
    Optional<BaseKind> base, InitKind init, Optional<Long> memory, Optional<Integer> cpus) {
  /** What matrix.yaml says that says nothing. */
  public static final ContainerSettings DEFAULT =
      new ContainerSettings(Optional.empty(), InitKind.AUTO, Optional.empty(), Optional.empty());
}
