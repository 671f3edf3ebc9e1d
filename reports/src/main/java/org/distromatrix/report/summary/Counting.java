package org.distromatrix.report.summary;

import java.util.Optional;
import java.util.Set;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.Verdict;

/**
 * Which failures of a run count: not those that are allowed, and not those that the run's baseline
 * has, too. A cell that could not be built or booted always counts, unless it is allowed to fail.
 */
public final class Counting {
  private final String baseline;
  private final Set<String> known;

  private Counting(String baseline, Set<String> known) {
    this.baseline = baseline;
    this.known = known;
  }

  /** The rules of this run. */
  public static Counting of(RunResult run) {
    return new Counting(
        run.baseline().map(Baseline::run).orElse(""),
        run.baseline().map(Baseline::known).map(Set::copyOf).orElse(Set.of()));
  }

  /**
   * The rules of a run that goes on still.
   *
   * @param baseline id of an earlier run
   * @param failures ids of what fails in that run
   */
  public static Counting against(String baseline, Set<String> failures) {
    return new Counting(baseline, Set.copyOf(failures));
  }

  /** The rules where every failure counts that is not allowed. */
  public static Counting all() {
    return new Counting("", Set.of());
  }

  /** The baseline's id, if it has this failure, too. */
  public Optional<String> knownIn(CellResult cell, Subject subject) {
    return knownIn(cell.id(), subject);
  }

  /**
   * The baseline's id, if it has this failure, too.
   *
   * @param cell id of the cell
   */
  public Optional<String> knownIn(String cell, Subject subject) {
    boolean isKnown = !known.isEmpty() && known.contains(subject.id(cell));
    return isKnown ? Optional.of(baseline) : Optional.empty();
  }

  /** The baseline's id, if the cell failed and it has all failures of the cell, too. */
  public Optional<String> excuse(CellResult cell) {
    return onlyKnown(cell) ? Optional.of(baseline) : Optional.empty();
  }

  /** Whether something of the cell failed and everything that did is known. */
  public boolean onlyKnown(CellResult cell) {
    return !known.isEmpty()
        && Verdict.of(cell) == Verdict.FAILED
        && Finding.ofCell(cell).values().stream()
            .filter(Finding::failed)
            .allMatch(finding -> knownIn(cell, finding.subject()).isPresent());
  }

  /** Whether the cell went wrong, and it counts. */
  public boolean isBroken(CellResult cell) {
    return Verdict.of(cell).isBad() && cell.allowedFailure().isEmpty() && !onlyKnown(cell);
  }
}
