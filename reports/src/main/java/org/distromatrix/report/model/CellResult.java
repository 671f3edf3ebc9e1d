package org.distromatrix.report.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that came of one cell.
 *
 * @param id stable id, {@code debian:13/nspawn/CC=gcc}
 * @param folder its folder's name below {@code cells/} (the id, escaped)
 * @param distro display name of the distribution
 * @param release version
 * @param architecture product name
 * @param boot boot kind
 * @param axes axis values in the order of the file
 * @param allowedFailure why its failure does not count, if so
 * @param phases in order of time
 * @param tests in order of suites and of their output
 * @param checks in the order they were made
 * @param problem why it ended early, if it did
 * @param packages every package in it
 * @param facts name to value: kernel, systemd, image key, boot id, ...; in a fixed order
 * @param artifacts paths below the run folder
 */
public record CellResult(
    String id,
    String folder,
    String distro,
    String release,
    String architecture,
    String boot,
    Map<String, String> axes,
    Optional<String> allowedFailure,
    List<PhaseTiming> phases,
    List<TestResult> tests,
    List<CheckResult> checks,
    Optional<CellProblem> problem,
    List<InstalledPackage> packages,
    Map<String, String> facts,
    List<String> artifacts) {
  public CellResult {
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    phases = List.copyOf(phases);
    tests = List.copyOf(tests);
    checks = List.copyOf(checks);
    packages = List.copyOf(packages);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    artifacts = List.copyOf(artifacts);
  }

  /** The start of a result that is as this one but for some parts. */
  public CellChange change() {
    return new CellChange(this);
  }

  /** Why all of its tests were skipped, each reason once; empty if they were not. */
  public List<String> skippedFor() {
    boolean all = tests.stream().allMatch(t -> t.outcome() instanceof Outcome.Skipped);
    return all && problem.isEmpty()
        ? tests.stream()
            .map(t -> t.outcome() instanceof Outcome.Skipped skipped ? skipped.reason() : "")
            .distinct()
            .toList()
        : List.of();
  }

  /** A test or a check failed. */
  public boolean hasFailures() {
    return tests.stream().anyMatch(t -> t.outcome().isFailure())
        || checks.stream().anyMatch(c -> c.outcome().isFailure());
  }
}
