package org.distromatrix.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.BootKind;
import org.distromatrix.distro.ResolvedDistro;

/**
 * One point of the matrix, with all that was decided for it.
 *
 * @param id stable id, {@code debian:13/nspawn/CC=gcc}
 * @param distro the distribution, release and architecture
 * @param boot how it is booted
 * @param axes axis name to value, in the order of the file
 * @param buildAxes the axes that reach the build; cells differing only in others share an image
 * @param buildPackages native package names for the build tree
 * @param runPackages native package names for the cell image
 * @param allowedFailure present if a failure of this cell does not count today
 * @param expiredAllowance present if an allowance named this cell but has expired
 */
public record Cell(
    CellId id,
    ResolvedDistro distro,
    BootKind boot,
    Map<String, String> axes,
    Map<String, String> buildAxes,
    List<String> buildPackages,
    List<String> runPackages,
    Optional<AllowedFailure> allowedFailure,
    Optional<AllowedFailure> expiredAllowance) {
  public Cell {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    buildAxes = Collections.unmodifiableMap(new LinkedHashMap<>(buildAxes));
    buildPackages = List.copyOf(buildPackages);
    runPackages = List.copyOf(runPackages);
  }

  /** Its id: what a reader of names and messages can use. */
  @Override
  public String toString() {
    return id.text();
  }
}
