package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.RunResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code matrix report} of a run that was. */
class ReportCommandIT {
  @TempDir Path folder;
  private Path run = Path.of("");
  private MatrixProgram matrix = new MatrixProgram(Path.of(""));

  @BeforeEach
  void aRunThatWas() throws IOException {
    Path project = Files.createDirectories(folder.resolve("project"));
    matrix = new MatrixProgram(project);
    run = project.resolve(".matrix/runs/R");
    ResultsJson.write(
        new RunResult(
            "R", "small", "0", Instant.EPOCH, Duration.ZERO, true, List.of("run"), List.of()),
        run.resolve("results.json"));
    Files.createSymbolicLink(project.resolve(".matrix/latest"), Path.of("runs", "R"));
  }

  @Test
  void writesTheReportAnewAndNamesIt() throws IOException {
    Ended ended = matrix.run("report");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).contains("  report:   .matrix/runs/R/report/index.html\n");
    assertThat(Files.readString(run.resolve("report/index.html")))
        .contains("<title>not tested: small, R</title>");
  }

  @Test
  void writesAllureResultsAndTapWhereAskedTo() throws IOException {
    Ended ended = matrix.run("report", "--allure", "--tap");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.out()).isEqualTo("TAP version 13\n1..0\n");
    assertThat(run.resolve("allure-results/environment.properties")).content().contains("run=R\n");
  }

  @Test
  void opensItWithWhatTheHostHas() throws IOException {
    matrix.script("bin/xdg-open", "echo \"$1\" > \"$(dirname \"$0\")\"/opened\n");

    Ended ended =
        matrix.with("PATH", matrix.folder() + "/bin:/usr/bin:/bin").run("report", "--open");

    assertThat(ended.err()).isEmpty();
    assertThat(ended.status()).isZero();
    assertThat(matrix.folder().resolve("bin/opened"))
        .hasContent(run.toRealPath().resolve("report/index.html").toUri() + "\n");
  }

  @Test
  void anOpenerThatFailsIsQuoted() throws IOException {
    matrix.script("bin/xdg-open", "echo 'no method available' >&2; exit 3\n");

    Ended ended =
        matrix.with("PATH", matrix.folder() + "/bin:/usr/bin:/bin").run("report", "--open");

    Path file = run.resolve("report/index.html");
    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.err())
        .isEqualTo(
            """
            matrix: Cannot open '%s': no method available
              hint: open it in a browser: %s
            """
                .formatted(file, file.toUri()));
  }

  @Test
  void aReportThatCannotBeWrittenIsAFailure() throws IOException {
    Files.writeString(run.resolve("report"), "in the way");

    Ended ended = matrix.run("report");

    assertThat(ended.status()).isEqualTo(3);
    assertThat(ended.out()).isEmpty();
    assertThat(ended.err())
        .isEqualTo(
            """
            matrix: Cannot write the reports of run 'R': %s
              hint: check the disk: `df %s`
            """
                .formatted(run.resolve("report"), run));
  }
}
