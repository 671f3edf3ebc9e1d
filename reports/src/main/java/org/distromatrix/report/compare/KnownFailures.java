package org.distromatrix.report.compare;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Counting;
import org.distromatrix.report.summary.Finding;
import org.distromatrix.report.summary.Subject;

/**
 * The failures of an earlier run that a later one is measured against: tests and checks. That a
 * cell could not be brought to its tests is never among them: whoever builds or boots nothing knows
 * nothing.
 */
public final class KnownFailures {
  private final String run;
  private final Set<String> failing;

  private KnownFailures(String run, Set<String> failing) {
    this.run = run;
    this.failing = failing;
  }

  /** Those of a run. */
  public static KnownFailures of(RunResult earlier) {
    return new KnownFailures(earlier.id(), new LinkedHashSet<>(ids(earlier, Finding::failed)));
  }

  /** Which failures of a later run count, while it goes on. */
  public Counting counting() {
    return Counting.against(run, failing);
  }

  /** A later run of the project, measured against the earlier one. */
  public RunResult measure(RunResult later) {
    var known = ids(later, Finding::failed).stream().filter(failing::contains).toList();
    var fixed = ids(later, Finding::passed).stream().filter(failing::contains).toList();
    return later.against(new Baseline(run, known, fixed));
  }

  private static List<String> ids(RunResult run, Predicate<Finding> wanted) {
    var ids = new ArrayList<String>();
    for (var cell : run.cells()) {
      for (var finding : Finding.ofCell(cell).values()) {
        if (finding.subject().kind() != Subject.Kind.CELL && wanted.test(finding)) {
          ids.add(finding.subject().id(cell.id()));
        }
      }
    }
    return ids;
  }
}
