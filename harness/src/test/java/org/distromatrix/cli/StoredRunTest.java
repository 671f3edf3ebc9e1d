package org.distromatrix.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.distromatrix.event.EventLog;
import org.distromatrix.event.RunEvent;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.RunResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoredRunTest {
  private static final String HINT = "name a run's id, its folder, or its results.json";

  @TempDir Path project;

  private static RunResult result(String id, String project) {
    return new RunResult(
        id, project, "1", Instant.EPOCH, Duration.ZERO, true, List.of(), List.of());
  }

  private Path folder(String id) throws IOException {
    return Files.createDirectories(project.resolve(".matrix/runs").resolve(id));
  }

  private RunResult read(String name) {
    return StoredRun.named(project, "compare run '%s'", name);
  }

  private static void assertUsage(ThrowingCallable call, String message, String hint) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            MatrixException.class,
            e -> {
              assertThat(e.fault()).isEqualTo(Fault.USAGE);
              assertThat(e.getMessage()).isEqualTo(message);
              assertThat(e.hint()).contains(hint);
            });
  }

  private static void writeEvents(Path folder, String cut) throws IOException {
    Path events = folder.resolve("events.jsonl");
    try (var log = new EventLog(events)) {
      log.accept(
          new RunEvent.Stamped(
              1,
              Clock.systemUTC().instant(),
              new RunEvent.RunStarted(
                  "killed", "tally", "1", List.of("run"), List.of("debian:13/nspawn"))));
    }
    byte[] more = ("{\"message\":\"" + cut).getBytes(UTF_8);
    Files.write(events, Arrays.copyOf(more, more.length - 1), StandardOpenOption.APPEND);
  }

  @Test
  void readsAnIdAFolderAndAFile() throws IOException {
    var result = result("one", "tally");
    Path file = folder("one").resolve("results.json");
    ResultsJson.write(result, file);
    Files.createSymbolicLink(project.resolve(".matrix/latest"), Path.of("runs/one"));

    assertThat(read("one")).isEqualTo(result);
    assertThat(read("latest")).isEqualTo(result);
    assertThat(read(file.toString())).isEqualTo(result);
    assertThat(read(folder("one").toString())).isEqualTo(result);
  }

  @Test
  void aRunThatWasKilledInTheMiddleOfACharacterIsIncomplete() throws IOException {
    writeEvents(folder("killed"), "ä");

    assertThat(read("killed").complete()).isFalse();
    assertThat(read("killed").cells()).hasSize(1);
  }

  @Test
  void whereResultsAreCutTheEventsTell() throws IOException {
    Path folder = folder("cut");
    ResultsJson.write(result("cut", "tally"), folder.resolve("results.json"));
    Files.writeString(folder.resolve("results.json"), "{\"schemaVersion\":1,");

    assertThatThrownBy(() -> read("cut"))
        .hasMessageStartingWith(
            "Cannot compare run 'cut': Cannot read \""
                + folder.resolve("results.json")
                + "\": Unexpected end-of-input");
    writeEvents(folder, "x");
    assertThat(read("cut").complete()).isFalse();
    assertThat(read("cut").cells()).hasSize(1);
  }

  @Test
  void tellsWhatIsNoRun() throws IOException {
    Path empty = folder("empty");
    Path old = folder("old").resolve("results.json");
    Files.writeString(old, "{\"schemaVersion\":0}");

    assertUsage(
        () -> read("nope"),
        "Cannot find run 'nope': no run of "
            + project.resolve(".matrix")
            + ", and no file or folder",
        "`ls " + project.resolve(".matrix/runs") + "` lists the runs that are kept");
    assertUsage(
        () -> read("empty"),
        "Cannot compare run 'empty': " + empty + " has no results.json and no events.jsonl",
        HINT);
    assertUsage(
        () -> read("old"),
        "Cannot compare run 'old': Cannot read \""
            + old
            + "\": it has schemaVersion 0, and this program reads 1; run again to get a file of"
            + " today's version",
        HINT);
  }

  @Test
  void refusesOtherProjects() throws IOException {
    ResultsJson.write(result("one", "other"), folder("one").resolve("results.json"));

    assertUsage(
        () -> StoredRun.requireSameProject(result("a", "tally"), result("b", "other")),
        "Cannot compare run 'a' of project 'tally' with run 'b' of project 'other'",
        "runs of one project only, as `project:` in matrix.yaml names it");
    assertUsage(
        () -> Baselines.read(project, "one", "tally"),
        "Cannot use run 'one' as a baseline: it is of project 'other', and this is 'tally'",
        "name a run of this project, or its results.json");
  }
}
