package org.distromatrix.config;

import java.util.Optional;

/**
 * The container that a cell of {@code boot: container} is.
 *
 * @param init what its first process is
 * @param memory bytes it may take; empty: what the engine has
 * @param cpus processors it may take; empty: those of the engine
 */
public record ContainerSettings(InitKind init, Optional<Long> memory, Optional<Integer> cpus) {
  /** What matrix.yaml says that says nothing. */
  public static final ContainerSettings DEFAULT =
      new ContainerSettings(InitKind.AUTO, Optional.empty(), Optional.empty());
}
