package org.distromatrix.junit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distromatrix.config.BootKind;
import org.distromatrix.config.Isolation;

/**
 * What a class or method wants, from its annotation and the configuration parameters.
 *
 * @param owner the class or method, for messages: {@code TallyIT}, {@code TallyIT.starts}
 * @param annotation what says so, for messages: {@code @OnDistros}
 * @param matrix which matrix its cells come from
 * @param cells selection patterns; empty: what a run without a selection runs
 * @param isolation how often a pristine guest is given
 * @param network whether guests have a network
 * @param coldBoot whether machines have to boot
 * @param timeout limit for each program in a guest
 */
record Demand(
    String owner,
    String annotation,
    Matrix matrix,
    List<String> cells,
    Isolation isolation,
    boolean network,
    boolean coldBoot,
    Optional<Duration> timeout) {
  Demand {
    cells = List.copyOf(cells);
  }

  /** The same with guests that are pristine more often. */
  Demand isolated(Isolation other) {
    return new Demand(owner, annotation, matrix, cells, other, network, coldBoot, timeout);
  }

  /**
   * A project's matrix, as a class wants it.
   *
   * @param folder holds matrix.yaml; absolute
   * @param boot ways to boot in place of those of matrix.yaml; empty: those
   * @param packages needed beside those of matrix.yaml
   */
  record Matrix(Path folder, List<BootKind> boot, List<String> packages) {
    Matrix {
      boot = List.copyOf(boot);
      packages = List.copyOf(packages);
    }
  }
}
