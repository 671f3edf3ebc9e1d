package org.distromatrix.run;

import java.util.List;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Counting;

/**
 * What a run says to the shell. The contract for CI: 0 every required cell passed; 1 a test failed;
 * 2 usage; 3 infrastructure; 4 the project's build failed; 5 nothing was tested; 130 and 143
 * interrupted. Where several hold, the first of 3, 4, 1 wins.
 */
public enum RunVerdict {
  PASSED(0),
  TEST_FAILED(1),
  USAGE(2),
  INFRASTRUCTURE(3),
  BUILD_FAILED(4),
  NOTHING_TESTED(5),
  INTERRUPTED(130),
  TERMINATED(143);

  private final int exitCode;

  RunVerdict(int exitCode) {
    this.exitCode = exitCode;
  }

  public int exitCode() {
    return exitCode;
  }

  /** The verdict on a run that a signal, or its own time limit, ended. */
  public static RunVerdict interruptedBy(String reason) {
    return switch (reason) {
      case "TERM", "HUP" -> TERMINATED;
      case "TIMEOUT" -> TEST_FAILED;
      default -> INTERRUPTED;
    };
  }

  /** The verdict on a run that came to its end; failures that its baseline has do not count. */
  public static RunVerdict of(RunResult result, boolean allowEmpty) {
    List<CellResult> required =
        result.cells().stream().filter(cell -> cell.allowedFailure().isEmpty()).toList();
    if (required.stream().anyMatch(cell -> hasProblem(cell, "infrastructure"))) {
      return INFRASTRUCTURE;
    }
    if (required.stream().anyMatch(cell -> hasProblem(cell, "build"))) {
      return BUILD_FAILED;
    }
    Counting counting = Counting.of(result);
    if (required.stream().anyMatch(counting::isBroken)) {
      return TEST_FAILED;
    }
    return allowEmpty || testedAnything(result) ? PASSED : NOTHING_TESTED;
  }

  /** The verdict on a run that was to build and no more. */
  public static RunVerdict ofBuild(RunResult result) {
    boolean allSkipped = result.cells().stream().noneMatch(cell -> cell.skippedFor().isEmpty());
    return of(result, !allSkipped);
  }

  private static boolean hasProblem(CellResult cell, String fault) {
    return cell.problem().filter(problem -> problem.fault().equals(fault)).isPresent();
  }

  private static boolean testedAnything(RunResult result) {
    return result.cells().stream()
        .flatMap(cell -> cell.tests().stream())
        .anyMatch(test -> !(test.outcome() instanceof Outcome.Skipped));
  }
}
