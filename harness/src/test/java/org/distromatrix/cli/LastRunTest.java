package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.run.RunFolder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LastRunTest {
  private static final Outcome FAILED = Outcome.failed(FailureKind.ASSERTION, "no");

  @TempDir private Path project;

  @BeforeEach
  void aRun() throws IOException {
    Files.createDirectories(project.resolve(".matrix/runs/one"));
  }

  private LastRun of(TestResult... tests) {
    var cell =
        new CellResult(
            "debian:13/nspawn",
            "debian_13_nspawn",
            "Debian",
            "13",
            "x86-64",
            "nspawn",
            Map.of(),
            Optional.empty(),
            List.of(),
            List.of(tests),
            List.of(),
            Optional.empty(),
            List.of(),
            Map.of(),
            List.of());
    var result =
        new RunResult(
            "one", "tally", "1", Instant.EPOCH, Duration.ZERO, true, List.of(), List.of(cell));
    return new LastRun(result, RunFolder.existing(project, "one"));
  }

  private static TestResult test(String suite, Outcome outcome) {
    var attempt = new Attempt(1, outcome, Instant.EPOCH, Duration.ZERO, "", "");
    return new TestResult(suite, "test", List.of(attempt));
  }

  @Test
  void selectsTheSuitesThatFailed() {
    LastRun run = of(test("smoke", Outcome.passed()), test("unit", FAILED), test("unit", FAILED));

    assertThat(run.failedSelection(List.of("smoke", "unit")))
        .containsExactly("debian:13/nspawn//unit");
  }

  @Test
  void tellsOfTestsThatAreNotOfTheMatrix() {
    LastRun run = of(test("unit", FAILED), test("TallyIT", FAILED));

    assertThatThrownBy(() -> run.failedSelection(List.of("smoke", "unit")))
        .isInstanceOfSatisfying(
            MatrixException.class,
            e ->
                assertThat(e.hint())
                    .contains("if JUnit ran it, run it there; or run without --failed"))
        .hasMessage("Cannot run what failed in run 'one': matrix.yaml has no suite 'TallyIT'");
  }
}
