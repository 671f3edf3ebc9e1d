package org.distromatrix.config;

import java.util.Optional;
import org.distromatrix.document.Default;
import org.distromatrix.document.Doc;

/**
 * The containers of {@code boot: container}, as matrix.yaml writes them:
 *
 * <pre>
 * container: { base: image, init: none, memory: 512MiB, cpus: 2 }
 * </pre>
 */
@Doc("The containers of cells with boot: container.")
record ContainerEntry(
    @Doc(
            "What images are made from: packages, as for other cells, which takes root; or image,"
                + " the distribution's own container image. By default packages where this user"
                + " can make them, else image.")
        Optional<BaseKind> base,
    @Doc(
            "What the first process is: systemd, none, or auto, which is systemd where the engine"
                + " lets it run.")
        @Default("auto")
        InitKind init,
    @Doc("Memory that each container may take; by default all that the engine has.")
        Optional<ByteSize> memory,
    @Doc("Processors that each container may take; by default all that the engine has.")
        Optional<Integer> cpus) {
  /** Docker's own least is 6 MiB; systemd with its journal needs a multiple. */
  private static final long LEAST_MEMORY = 64L << 20;

  private static final int MOST_CPUS = 1024;

  /** Tells where it is written what a container cannot be. */
  ContainerEntry {
    if (cpus.filter(n -> n < 1 || n > MOST_CPUS).isPresent()) {
      throw new IllegalArgumentException("'cpus': expected a number from 1 to " + MOST_CPUS);
    }
    if (memory.filter(size -> size.bytes() < LEAST_MEMORY).isPresent()) {
      throw new IllegalArgumentException("'memory': no distribution runs with less than 64MiB");
    }
  }

  ContainerSettings settings() {
    return new ContainerSettings(base, init, memory.map(ByteSize::bytes), cpus);
  }
}
