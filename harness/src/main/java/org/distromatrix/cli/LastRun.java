package org.distromatrix.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.run.RunFolder;

/**
 * The run before this one, for {@code --failed}: what of it is to be run again, and the results
 * that still stand. A suite with a failure is run as a whole; so is a cell that had a problem.
 *
 * @param result what came of it
 */
record LastRun(RunResult result) {

  /**
   * Reads it.
   *
   * @throws MatrixException (usage) if there is none
   */
  static LastRun read(Path projectFolder) {
    RunFolder folder = RunFolder.existing(projectFolder, "latest");
    try {
      return new LastRun(ResultsJson.read(folder.results()));
    } catch (IOException | UnreadableJson e) {
      throw MatrixException.usage(
              "Cannot run what failed in run '%s': %s".formatted(folder.id(), e.getMessage()))
          .withHint("run without --failed")
          .causedBy(e);
    }
  }

  /**
   * Patterns for everything that failed.
   *
   * @throws MatrixException (usage) if nothing did
   */
  List<String> failedSelection() {
    List<String> patterns = result.cells().stream().flatMap(LastRun::failed).toList();
    if (patterns.isEmpty()) {
      throw MatrixException.usage(
          "Cannot run what failed in run '%s': nothing did".formatted(result.id()));
    }
    return patterns;
  }

  private static Stream<String> failed(CellResult cell) {
    boolean whole =
        cell.problem().isPresent() || cell.checks().stream().anyMatch(c -> c.outcome().isFailure());
    return whole
        ? Stream.of(cell.id())
        : cell.tests().stream()
            .filter(test -> test.outcome().isFailure())
            .map(test -> cell.id() + "//" + test.suite())
            .distinct();
  }

  /** The results of this run, and of that one where nothing was run again. */
  RunResult merged(RunResult own) {
    Map<String, CellResult> again =
        own.cells().stream().collect(Collectors.toMap(CellResult::id, cell -> cell));
    Map<String, CellResult> all = new LinkedHashMap<>();
    result.cells().forEach(cell -> all.put(cell.id(), cell));
    again.forEach((id, cell) -> all.merge(id, cell, LastRun::merged));
    return new RunResult(
        own.id(),
        own.project(),
        own.version(),
        own.started(),
        own.took(),
        own.complete(),
        own.arguments(),
        List.copyOf(all.values()));
  }

  /** Suites that were not run again keep their results, whose logs are in the folder of then. */
  private static CellResult merged(CellResult before, CellResult now) {
    Set<String> suites = now.tests().stream().map(TestResult::suite).collect(Collectors.toSet());
    List<TestResult> tests =
        now.problem().isPresent()
            ? now.tests()
            : Stream.concat(
                    before.tests().stream().filter(test -> !suites.contains(test.suite())),
                    now.tests().stream())
                .toList();
    return new CellResult(
        now.id(),
        now.folder(),
        now.distro(),
        now.release(),
        now.architecture(),
        now.boot(),
        now.axes(),
        now.allowedFailure(),
        now.phases(),
        tests,
        now.checks(),
        now.problem(),
        now.packages(),
        now.facts(),
        now.artifacts());
  }
}
