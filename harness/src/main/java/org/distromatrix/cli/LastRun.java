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
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.run.RunFolder;

/**
 * The run before this one, for {@code --failed}: what of it is to be run again, and the results
 * that still stand. A suite with a failure is run as a whole; so is a cell that had a problem.
 *
 * @param result what came of it
 * @param folder where its logs are
 */
record LastRun(RunResult result, RunFolder folder) {

  /**
   * Reads it.
   *
   * @throws MatrixException (usage) if there is none
   */
  static LastRun read(Path projectFolder) {
    RunFolder folder = RunFolder.existing(projectFolder, "latest");
    try {
      return new LastRun(StoredRun.read(folder), folder);
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
   * @param suites those of matrix.yaml
   * @throws MatrixException (usage) if nothing did, or tests of other suites, as JUnit's are
   */
  List<String> failedSelection(List<String> suites) {
    refuseOthers(suites);
    List<String> patterns = result.cells().stream().flatMap(LastRun::failed).toList();
    if (patterns.isEmpty()) {
      throw MatrixException.usage(
          "Cannot run what failed in run '%s': nothing did".formatted(result.id()));
    }
    return patterns;
  }

  private void refuseOthers(List<String> suites) {
    result.cells().stream()
        .flatMap(cell -> cell.tests().stream())
        .filter(test -> test.outcome().isFailure() && !suites.contains(test.suite()))
        .findFirst()
        .ifPresent(
            test -> {
              throw MatrixException.usage(
                      "Cannot run what failed in run '%s': matrix.yaml has no suite '%s'"
                          .formatted(result.id(), test.suite()))
                  .withHint("if JUnit ran it, run it there; or run without --failed");
            });
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

  /**
   * The results of this run, and of that one where nothing was run again, whose logs and artifacts
   * are brought into this run's folder.
   */
  RunResult merged(RunResult own, RunFolder ownFolder) {
    Map<String, CellResult> again =
        own.cells().stream().collect(Collectors.toMap(CellResult::id, cell -> cell));
    var kept = new KeptFiles(folder.path(), ownFolder.path());
    Map<String, CellResult> all = new LinkedHashMap<>();
    for (CellResult before : result.cells()) {
      CellResult now = again.remove(before.id());
      if (now == null) {
        kept.bringCell(before.folder());
      }
      all.put(before.id(), now == null ? before : merged(before, now, kept));
    }
    all.putAll(again);
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

  /** Suites that were not run again keep their results. */
  private static CellResult merged(CellResult before, CellResult now, KeptFiles kept) {
    if (now.problem().isPresent()) {
      return now;
    }
    Set<String> suites = now.tests().stream().map(TestResult::suite).collect(Collectors.toSet());
    List<TestResult> still =
        before.tests().stream().filter(test -> !suites.contains(test.suite())).toList();
    still.stream()
        .flatMap(test -> test.attempts().stream())
        .map(Attempt::log)
        .filter(log -> !log.isEmpty())
        .forEach(kept::bring);
    List<String> artifacts =
        before.artifacts().stream().filter(file -> isOf(still, before.folder(), file)).toList();
    artifacts.forEach(kept::bring);
    return now.change()
        .tests(concat(still, now.tests()))
        .artifacts(concat(artifacts, now.artifacts()))
        .result();
  }

  private static boolean isOf(List<TestResult> tests, String cellFolder, String artifact) {
    return tests.stream()
        .map(test -> "cells/" + cellFolder + "/artifacts/" + test.suite() + "/")
        .anyMatch(artifact::startsWith);
  }

  private static <T> List<T> concat(List<T> first, List<T> second) {
    return Stream.concat(first.stream(), second.stream()).toList();
  }
}
