package org.distromatrix.suite;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.TestResult;

/**
 * What testing one cell came to.
 *
 * @param phases boot, test and collect, as far as it came
 * @param tests in order of suites and of their output
 * @param checks in the order they were made, one of each name
 * @param facts kernel, systemd, boot id, ...; in a fixed order
 * @param artifacts paths below the run folder
 * @param problem why it ended early, if it did: a guest that did not boot, an interrupt
 */
public record CellOutcome(
    List<PhaseTiming> phases,
    List<TestResult> tests,
    List<CheckResult> checks,
    Map<String, String> facts,
    List<String> artifacts,
    Optional<CellProblem> problem) {
  public CellOutcome {
    phases = List.copyOf(phases);
    tests = List.copyOf(tests);
    checks = List.copyOf(checks);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    artifacts = List.copyOf(artifacts);
  }
}
