package org.distromatrix.report.allure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.Samples.cell;
import static org.distromatrix.report.Samples.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.report.Samples;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AllureResultsTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private List<JsonNode> written() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("allure"))) {
      return files
          .filter(file -> file.toString().endsWith("-result.json"))
          .map(file -> JSON.readTree(file.toFile()))
          .toList();
    }
  }

  private static Attempt attempt(int number, Outcome outcome, String log) {
    return new Attempt(number, outcome, Samples.START, Duration.ofMillis(1500), log, "why");
  }

  @Test
  void attemptsAreRetriesOfOneHistoryThatIsTheCells() throws IOException {
    Files.writeString(folder.resolve("one.log"), "what it printed\n");
    var timeout = Outcome.failed(FailureKind.TIMEOUT, "no end after 2 min");
    var flaky =
        Samples.test(
            "unit", "sums", attempt(1, timeout, "one.log"), attempt(2, Outcome.passed(), ""));

    AllureResults.write(
        run(cell("debian:12/nspawn", flaky), cell("debian:13/nspawn/CC=gcc", flaky)),
        folder,
        folder.resolve("allure"));

    List<JsonNode> sums =
        written().stream().filter(test -> test.path("name").asString().equals("sums")).toList();
    assertThat(sums).hasSize(4);
    assertThat(sums).extracting(test -> test.path("historyId").asString()).doesNotContain("");
    assertThat(sums.stream().map(test -> test.path("historyId").asString()).distinct()).hasSize(2);
    assertThat(sums.stream().map(test -> test.path("testCaseId").asString()).distinct()).hasSize(1);
    JsonNode broken =
        sums.stream()
            .filter(test -> test.path("status").asString().equals("broken"))
            .filter(test -> test.toString().contains("debian:13"))
            .findFirst()
            .orElseThrow();
    assertThat(broken.path("statusDetails").path("message").asString())
        .isEqualTo("no end after 2 min");
    assertThat(broken.path("statusDetails").path("flaky").asBoolean()).isTrue();
    assertThat(broken.path("stop").asLong() - broken.path("start").asLong()).isEqualTo(1500);
    assertThat(broken.path("labels").toString())
        .contains("{\"name\":\"parentSuite\",\"value\":\"debian:13/nspawn/CC=gcc\"}")
        .contains("{\"name\":\"suite\",\"value\":\"unit\"}");
    String log = broken.path("attachments").path(0).path("source").asString();
    assertThat(folder.resolve("allure").resolve(log)).hasContent("what it printed\n");
  }

  @Test
  void resultsOfBeforeGo() throws IOException {
    var one = run(cell("debian:13/nspawn"));
    AllureResults.write(one, folder, folder.resolve("allure"));
    AllureResults.write(one, folder, folder.resolve("allure"));

    assertThat(written()).extracting(test -> test.path("name").asString()).containsExactly("cell");
    assertThat(folder.resolve("allure/environment.properties"))
        .hasContent("project=tally\nrun=20260131-120000\ndistro-matrix=0.1.0\n");
  }
}
