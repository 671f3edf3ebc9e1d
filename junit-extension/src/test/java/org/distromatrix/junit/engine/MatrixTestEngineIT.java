package org.distromatrix.junit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectDirectory;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;

/** A matrix.yaml run by the JUnit Platform, in real guests. */
class MatrixTestEngineIT {
  @TempDir Path project;

  @BeforeEach
  void aProject() throws IOException {
    matrix(
        """
        project: hello
        distros: ["debian:12", "debian:13"]
        suites:
          - { name: tap, run: tests/tap.sh, format: tap }
          - { name: smoke, run: "tests/smoke-*.sh" }
        """);
    script(
        "tap.sh", "echo 1..3; echo ok 1 - one; echo not ok 2 - two; echo 'ok 3 - three # SKIP no'");
    script("smoke-good.sh", "grep -q . /etc/os-release");
  }

  private void matrix(String text) throws IOException {
    Files.writeString(project.resolve("matrix.yaml"), text);
  }

  private void script(String name, String text) throws IOException {
    Path file = Files.createDirectories(project.resolve("tests")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private static EngineExecutionResults run(DiscoverySelector selector) {
    return EngineTestKit.engine(MatrixTestEngine.ID).selectors(selector).execute();
  }

  /** Nodes in the order of their ends, with what came of them. */
  private static List<String> ends(EngineExecutionResults results) {
    return results
        .allEvents()
        .filter(
            event -> event.getType() == EventType.FINISHED || event.getType() == EventType.SKIPPED)
        .map(event -> event.getTestDescriptor().getDisplayName() + ": " + end(event))
        .toList();
  }

  private static String end(Event event) {
    return event.getType() == EventType.SKIPPED
        ? "skipped, " + event.getPayload(String.class).orElse("")
        : event
            .getPayload(TestExecutionResult.class)
            .flatMap(TestExecutionResult::getThrowable)
            .map(Throwable::getMessage)
            .orElse("ok");
  }

  @Test
  void cellsSuitesAndTestsAreNodes() {
    EngineExecutionResults results = run(selectDirectory(project.toFile()));

    List<String> ofACell =
        List.of(
            "one: ok",
            "two: assertion: not ok",
            "three: skipped, no",
            "smoke-good.sh: ok",
            "tap: ok",
            "smoke: ok");
    assertThat(ends(results)).containsAll(ofACell).hasSize(20);
    assertThat(ends(results))
        .endsWith("hello: ok", "Distro Matrix: ok")
        .contains("debian:12/nspawn: ok", "debian:13/nspawn: ok");
    assertThat(project.resolve(".matrix/latest/results.json")).exists();
    assertThat(project.resolve(".matrix/latest/report/index.html")).exists();
    assertThat(project.resolve(".matrix/outcomes.json"))
        .content()
        .contains("\"debian:13/nspawn//smoke/smoke-good.sh\":\"p\"");
  }

  @Test
  void oneTestOfOneCellIsSelectedByItsUniqueId() {
    String id =
        "[engine:distro-matrix]/[project:%s]/[cell:debian%%3A13%%2Fnspawn]/[suite:smoke]/[test:smoke-good.sh]"
            .formatted(project.toString().replace("/", "%2F"));

    EngineExecutionResults results = run(selectUniqueId(id));

    results
        .testEvents()
        .assertStatistics(events -> events.started(3).succeeded(3)); // with both checks
    assertThat(ends(results))
        .contains("smoke-good.sh: ok", "debian:13/nspawn: ok")
        .doesNotContain("debian:12/nspawn: ok");
  }

  @Test
  void whatCannotBeIsAFailureOfItsNode() throws IOException {
    matrix("project: hello\ndistros: [\"debian:13\"]\nsuites: [ { nam: x, run: y } ]\n");
    assertThat(ends(run(selectDirectory(project.toFile()))).get(0))
        .startsWith("Distro Matrix: ")
        .contains("unknown key 'nam'; did you mean 'name'?");

    matrix(
        """
        project: hello
        distros: ["debian:13"]
        mirror: { debian: "http://127.0.0.1:9/debian" }
        suites: [ { name: smoke, run: "tests/smoke-*.sh" } ]
        """);
    assertThat(ends(run(selectDirectory(project.toFile()))))
        .anySatisfy(
            end ->
                assertThat(end)
                    .startsWith("debian:13/nspawn: Cannot build debian:13: the mirror cannot be"))
        .contains("smoke: skipped, its cell ended before");
  }

  @Test
  void whoeverSelectsNoMatrixGetsNone() throws IOException {
    Path other = Files.createDirectory(project.resolve("other"));

    assertThat(ends(run(selectDirectory(other.toFile())))).containsExactly("Distro Matrix: ok");
  }
}
