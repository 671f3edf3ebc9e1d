package org.distromatrix.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.qameta.allure.Allure;
import io.qameta.allure.AllureLifecycle;
import io.qameta.allure.FileSystemResultsWriter;
import io.qameta.allure.junitplatform.AllureJunitPlatform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.report.allure.AllureResults;
import org.distromatrix.report.json.ResultsJson;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What Allure hears of tests in real guests, as its own command line reads it. */
class AllureIT {
  private static final Path COMMAND_LINES = Path.of("target", "allure");
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path project;

  private Path results;
  private AllureLifecycle before;

  @BeforeEach
  void aLifecycle() throws IOException {
    results = project.resolve("allure-results");
    before = Allure.getLifecycle();
    Allure.setLifecycle(new AllureLifecycle(new FileSystemResultsWriter(results)));
    SampleRuns.in(project);
  }

  @AfterEach
  void asItWas() {
    Allure.setLifecycle(before);
  }

  @OnDistros
  static class Heard {
    @Test
    void passes(Guest guest) {
      assertThat(guest.exec("echo", "for the log")).succeeds();
    }

    @Test
    void fails(Guest guest) {
      guest.shell("logger for the journal; journalctl --sync");
      assertThat(guest.exec("false")).succeeds();
    }
  }

  private void run(Class<?> type) {
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(type))
            .configurationParameter("matrix.project", project.toString())
            .build();
    var config = LauncherConfig.builder().enableTestExecutionListenerAutoRegistration(false);
    try (var session = LauncherFactory.openSession(config.build())) {
      session.getLauncher().execute(request, new AllureJunitPlatform(Allure.getLifecycle()));
    }
  }

  private List<JsonNode> heard() throws IOException {
    try (Stream<Path> files = Files.list(results)) {
      return files
          .filter(file -> file.toString().endsWith("-result.json"))
          .map(file -> JSON.readTree(file.toFile()))
          .toList();
    }
  }

  private static String of(JsonNode test, String list, String name) {
    for (JsonNode each : test.path(list)) {
      if (each.path("name").asString().equals(name)) {
        return each.path(list.equals("attachments") ? "source" : "value").asString();
      }
    }
    return "";
  }

  @Test
  void hearsOfCellsAndGetsTheLogs() throws IOException {
    run(Heard.class);
    List<String> first = heard().stream().map(test -> test.path("historyId").asString()).toList();

    assertThat(heard())
        .extracting(
            test ->
                "%s %s %s %s %s"
                    .formatted(
                        of(test, "parameters", "distro"),
                        of(test, "parameters", "boot"),
                        of(test, "labels", "parentSuite"),
                        test.path("name").asString(),
                        test.path("status").asString()))
        .containsExactlyInAnyOrder(
            "debian:12 nspawn debian:12/nspawn passes(Guest) passed",
            "debian:12 nspawn debian:12/nspawn fails(Guest) failed",
            "debian:13 nspawn debian:13/nspawn passes(Guest) passed",
            "debian:13 nspawn debian:13/nspawn fails(Guest) failed");
    assertThat(first).doesNotHaveDuplicates();
    for (JsonNode test : heard()) {
      boolean failed = test.path("status").asString().equals("failed");
      assertThat(results.resolve(of(test, "attachments", "guest.log")))
          .content()
          .contains(failed ? "$ false\n" : "for the log\n");
      if (failed) {
        assertThat(results.resolve(of(test, "attachments", "journal.txt")))
            .content()
            .contains("for the journal");
        assertThat(results.resolve(of(test, "attachments", "console.log"))).isNotEmptyFile();
      }
    }

    Files.writeString(
        project.resolve("matrix.yaml"),
        """
        project: hello
        distros: ["debian:13", "debian:12"]
        """);
    run(Heard.class);
    assertThat(heard())
        .as("the other order of the cells changes no history")
        .hasSize(8)
        .allSatisfy(test -> assertThat(first).contains(test.path("historyId").asString()));
  }

  @Test
  void itsCommandLineShowsThem() throws IOException {
    run(Heard.class);

    Path report = generated(results);

    assertThat(children(report)).containsExactlyInAnyOrder("debian:12/nspawn", "debian:13/nspawn");
    assertThat(counts(report)).isEqualTo("2 passed, 2 failed");
    assertThat(report.resolve("index.html")).exists();
  }

  /** The results of the run say the same of the same tests, and the cells themselves. */
  @Test
  void itsCommandLineShowsTheRunToo() throws IOException {
    run(Heard.class);
    Path latest = project.resolve(".matrix/latest");
    Path ofRun = project.resolve("of-run");
    AllureResults.write(ResultsJson.read(latest.resolve("results.json")), latest, ofRun);
    List<String> heard = heard().stream().map(test -> test.path("historyId").asString()).toList();

    Path report = generated(ofRun);

    assertThat(children(report)).containsExactlyInAnyOrder("debian:12/nspawn", "debian:13/nspawn");
    assertThat(counts(report))
        .as("with two cells, and two checks of each")
        .isEqualTo("8 passed, 2 failed");
    try (Stream<Path> files = Files.list(ofRun)) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith("-result.json"))
                  .map(file -> JSON.readTree(file.toFile()).path("historyId").asString()))
          .containsAll(heard);
    }
  }

  private Path generated(Path from) {
    Path report = project.resolve("report");
    new LocalCommands(System.getenv())
        .run(
            Command.of(
                "sh",
                allure().toString(),
                "generate",
                from.toString(),
                "--output",
                report.toString()));
    return report;
  }

  private static List<String> children(Path report) {
    JsonNode suites = JSON.readTree(report.resolve("data/suites.json").toFile());
    List<String> names = new ArrayList<>();
    suites.path("children").forEach(cell -> names.add(cell.path("name").asString()));
    return names;
  }

  private static String counts(Path report) {
    JsonNode counts =
        JSON.readTree(report.resolve("widgets/summary.json").toFile()).path("statistic");
    return "%d passed, %d failed"
        .formatted(counts.path("passed").asInt(), counts.path("failed").asInt());
  }

  private static Path allure() {
    try (Stream<Path> versions = Files.list(COMMAND_LINES)) {
      return versions
          .map(version -> version.resolve("bin/allure").toAbsolutePath())
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
