package org.distromatrix.report.explain;

import java.util.List;
import java.util.stream.Collectors;
import org.distromatrix.report.explain.Explanation.Basis;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;

/**
 * Failures that look alike, and what sets the cells in which they occur apart from the others.
 *
 * @param tests which tests and checks fail, in the order of the run
 * @param cells numbers of the cells in the run in which one of them fails
 * @param messages what they say; several where they occur in the same cells
 * @param explanation what is known of why
 * @param allowed whether all those cells are allowed to fail
 */
public record FailureGroup(
    List<TestName> tests,
    List<Integer> cells,
    List<String> messages,
    Explanation explanation,
    boolean allowed) {
  public FailureGroup {
    tests = List.copyOf(tests);
    cells = List.copyOf(cells);
    messages = List.copyOf(messages);
  }

  /** All groups of a run: what counts comes first, and of that what most tests fail by. */
  public static List<FailureGroup> of(RunResult run) {
    return run.cells().stream().anyMatch(CellResult::hasFailures)
        ? new FailureGroups(run).all()
        : List.of();
  }

  /** {@code 2 tests and 1 check fail}; one test by its name: {@code unit/reads-gzip fails}. */
  public String subject() {
    return tests.size() == 1 ? tests.get(0).words() + " fails" : Phrases.counted(tests) + " fail";
  }

  /** {@code 2 tests fail exactly where CC=clang; only there clang is installed}. */
  public String sentence() {
    return subject() + " " + explanation.text();
  }

  /** Whether it tells more than the failure itself: of several tests, or of other cells. */
  public boolean tellsMore() {
    return tests.size() > 1 || explanation.basis() != Basis.ONE_CELL;
  }

  /** What they say, in one line. */
  public String message() {
    return messages.stream().filter(m -> !m.isBlank()).collect(Collectors.joining(" | "));
  }
}
