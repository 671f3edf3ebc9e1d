package org.distromatrix.report.model;

import java.util.List;

/**
 * What a run has in common with an earlier one that it was measured against: failures of tests and
 * checks that both have do not count. They are named by their ids, {@code
 * debian:13/nspawn//unit/parses} or {@code debian:13/nspawn, check journal}.
 *
 * @param run id of the earlier run
 * @param known what fails in both
 * @param fixed what failed in the earlier run and passes in this one
 */
public record Baseline(String run, List<String> known, List<String> fixed) {
  public Baseline {
    known = List.copyOf(known);
    fixed = List.copyOf(fixed);
  }
}
