package org.distromatrix.report.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.report.Samples;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultsJsonTest {
  @TempDir Path folder;

  private static RunResult sample() {
    return Samples.run(
        Samples.cell(
            "debian:12/nspawn",
            Samples.test(
                "smoke",
                "control \u001b[31m and \"quotes\" \\ é 漢 \ud83d\ude00",
                Samples.attempt(
                    1, Outcome.failed(FailureKind.GUEST_LOST, "gone"), "a\nb\tc\u0000"))),
        Samples.broken(Optional.of("upstream bug 123")),
        Samples.broken(Optional.empty()));
  }

  @Test
  void givesBackWhatWasWritten() throws IOException {
    var file = folder.resolve("run/results.json");

    ResultsJson.write(sample(), file);

    assertThat(ResultsJson.read(file)).isEqualTo(sample());
    assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
    try (var files = Files.list(folder.resolve("run"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void givesBackTheBaseline() {
    var run = sample().against(new Baseline("B", List.of("a//b/c"), List.of("a, check journal")));

    assertThat(ResultsJson.parse(ResultsJson.bytes(run))).isEqualTo(run);
  }

  @Test
  void givesBackAllButHalfCharacters() {
    var read = ResultsJson.parse(ResultsJson.bytes(Samples.run(Samples.mixed())));

    assertThat(read.cells().get(0).tests().get(1).attempts().get(0).details())
        .isEqualTo("expected \"3\"\n\u001b[31mgot & 4\u0000?");
    assertThat(read.cells().get(0).packages()).isEqualTo(Samples.mixed().packages());
    assertThat(read.cells().get(0).axes()).containsOnlyKeys("CC", "ASAN");
  }

  @Test
  void theSameResultMakesTheSameBytes() {
    assertThat(ResultsJson.bytes(sample())).isEqualTo(ResultsJson.bytes(sample()));
  }

  @Test
  void cutsTheWordsOfAStrangerInTheMiddle() {
    var flood = "a".repeat(Excerpt.LIMIT) + "b".repeat(Excerpt.LIMIT);
    var failed = Outcome.failed(FailureKind.ASSERTION, "no");
    var run =
        Samples.run(
            Samples.cell(
                "debian:12/nspawn", Samples.test("s", "t", Samples.attempt(1, failed, flood))));

    var read = ResultsJson.parse(ResultsJson.bytes(run));

    assertThat(read.cells().get(0).tests().get(0).attempts().get(0).details())
        .startsWith("aaa")
        .contains("\n[... 65536 characters left out ...]\n")
        .endsWith("bbb")
        .hasSizeLessThan(Excerpt.LIMIT + 100);
  }

  @Test
  void namesTheFileAndThePlaceWhereItIsCut() throws IOException {
    var file = folder.resolve("results.json");
    var bytes = ResultsJson.bytes(sample());
    Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    assertThatThrownBy(() -> ResultsJson.read(file))
        .isInstanceOf(UnreadableJson.class)
        .hasMessageStartingWith("Cannot read \"" + file + "\": Unexpected end-of-input")
        .hasMessageContaining("(line 1, column ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"schemaVersion\":1 | \"schemaVersion\":2 | it has schemaVersion 2, and this program reads 1;"
            + " read it with the newer matrix that wrote it",
        "\"schemaVersion\":1 | \"schemaVersion\":0 | it has schemaVersion 0, and this program reads 1;"
            + " run again to get a file of today's version",
        "\"schemaVersion\":1 | \"schemaVersion\":\"1\" | $.schemaVersion: expected a whole number,"
            + " found a string",
        "\"complete\":true | \"complete\":7 | $.complete: expected true or false, found 7",
        "\"tookMs\":12345 | \"took\":12345 | $.tookMs: expected a whole number, found nothing",
        "\"suite\":\"smoke\" | \"suite\":[] | $.cells[0].tests[0].suite: expected a string, found a"
            + " list",
        "\"guest-lost\" | \"gust-lost\" | $.cells[0].tests[0].attempts[0].kind: \"gust-lost\" is not a"
            + " known word",
        "T12:00:00.250Z | noon | $.startedAt: expected an instant such as 2026-01-31T12:00:00Z",
      })
  void saysWhatIsWrong(String right, String wrong, String message) {
    var document = new String(ResultsJson.bytes(sample()), UTF_8);
    assertThat(document).contains(right);
    var broken = document.replaceFirst(java.util.regex.Pattern.quote(right), wrong);

    assertThatThrownBy(() -> ResultsJson.parse(broken.getBytes(UTF_8)))
        .isInstanceOf(UnreadableJson.class)
        .hasMessage(message);
  }

  @Test
  void ignoresFieldsOfALaterDay() {
    var document = new String(ResultsJson.bytes(sample()), UTF_8);
    var later = document.replaceFirst("\"id\"", "\"new\":{\"a\":[1,null,2.5]},\"id\"");

    assertThat(ResultsJson.parse(later.getBytes(UTF_8))).isEqualTo(sample());
  }

  @Test
  void doesNotFollowAStrangerIntoTheDepth() {
    var deep = "[".repeat(5000);

    assertThatThrownBy(() -> ResultsJson.parse(("{\"a\":" + deep).getBytes(UTF_8)))
        .isInstanceOf(UnreadableJson.class)
        .hasMessageContaining("nesting depth");
  }

  @Test
  void refusesWhatIsNoObject() {
    assertThatThrownBy(() -> ResultsJson.parse("[]".getBytes(UTF_8)))
        .hasMessage("expected an object");
    assertThatThrownBy(() -> ResultsJson.parse(new byte[0])).hasMessage("expected an object");
    assertThatThrownBy(() -> ResultsJson.parse("{}{}".getBytes(UTF_8)))
        .hasMessage("something follows the object");
  }
}
