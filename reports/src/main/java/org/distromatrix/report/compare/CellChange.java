package org.distromatrix.report.compare;

import java.util.List;
import java.util.Optional;

/**
 * What changed in one cell.
 *
 * @param cell its id
 * @param presence in which of the runs it is
 * @param allowedFailure why its failures do not count in the later run, if so
 * @param results what became of its results, by kind of change; empty unless it is in both
 * @param phases what takes longer
 * @param packages which packages differ, by name
 * @param packagesKnown whether both runs know the cell's packages: a run that was killed does not
 */
public record CellChange(
    String cell,
    Presence presence,
    Optional<String> allowedFailure,
    List<ResultChange> results,
    List<SlowerPhase> phases,
    List<PackageChange> packages,
    boolean packagesKnown) {
  public CellChange {
    results = List.copyOf(results);
    phases = List.copyOf(phases);
    packages = List.copyOf(packages);
  }

  /** In which runs a cell is. */
  public enum Presence {
    BOTH,
    NEW,
    GONE
  }

  /** Whether there is nothing to tell of it. */
  public boolean unchanged() {
    return presence == Presence.BOTH
        && results.isEmpty()
        && phases.isEmpty()
        && packages.isEmpty()
        && packagesKnown;
  }

  /** Whether such a change is a failure that does not count in the later run. */
  public boolean allows(Change change) {
    return allowedFailure.isPresent() && change.isFailure();
  }

  /** How many of its results changed so. */
  public long count(Change change) {
    return results.stream().filter(result -> result.change() == change).count();
  }
}
