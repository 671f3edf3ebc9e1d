package org.distromatrix.junit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/**
 * Runs test classes as JUnit does, in the guests of a project, and tells what came of them.
 *
 * @param project holds matrix.yaml
 */
record SampleRuns(Path project) {
  private static final String MATRIX =
      """
      project: hello
      distros: ["debian:12", "debian:13"]
      """;

  /** Writes a matrix of two Debian releases; further lines follow it. */
  static SampleRuns in(Path project, String... lines) throws IOException {
    Files.writeString(project.resolve("matrix.yaml"), MATRIX + String.join("\n", lines));
    return new SampleRuns(project);
  }

  EngineExecutionResults run(Class<?>... classes) {
    return run(Map.of(), classes);
  }

  EngineExecutionResults run(Map<String, String> parameters, Class<?>... classes) {
    return run(
        parameters,
        Arrays.stream(classes).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new));
  }

  EngineExecutionResults run(Map<String, String> parameters, DiscoverySelector... selectors) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("matrix.project", project.toString())
        .configurationParameters(parameters)
        .outputDirectoryCreator(new InFolder(project.resolve("out")))
        .selectors(selectors)
        .execute();
  }

  /** Where what tests publish goes. */
  private record InFolder(Path root) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
      return Files.createDirectories(
          root.resolve(test.getUniqueId().toString().replaceAll("\\W+", "_")));
    }
  }

  static List<String> names(EngineExecutionResults results) {
    return results.allEvents().started().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  /** Why nodes failed, in order. */
  static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream().map(SampleRuns::failure).toList();
  }

  private static String failure(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .map(Throwable::getMessage)
        .orElse("");
  }

  List<CellResult> cells() throws IOException {
    return ResultsJson.read(project.resolve(".matrix/latest/results.json")).cells();
  }

  static String text(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.message();
    }
    return outcome instanceof Outcome.Skipped skipped ? "skipped, " + skipped.reason() : "passed";
  }
}
