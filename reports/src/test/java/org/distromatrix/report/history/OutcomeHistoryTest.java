package org.distromatrix.report.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.Samples.attempt;
import static org.distromatrix.report.Samples.cell;
import static org.distromatrix.report.Samples.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.Samples;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeHistoryTest {
  private static final Outcome FAILED = Outcome.failed(FailureKind.ASSERTION, "no");
  private static final String A = "debian:13/nspawn//unit/a";

  /** A run for each letter, of a test in each text. */
  private static OutcomeHistory history(String... tests) {
    var history = OutcomeHistory.none("tally");
    for (int run = 0; run < tests[0].length(); run++) {
      var results = new ArrayList<TestResult>();
      for (int i = 0; i < tests.length; i++) {
        if (tests[i].charAt(run) != '.') {
          var name = String.valueOf((char) ('a' + i));
          results.add(test("unit", name, attempts(tests[i].charAt(run))));
        }
      }
      history = history.and(run(run, results));
    }
    return history;
  }

  private static Attempt[] attempts(char letter) {
    return switch (letter) {
      case 'f' -> new Attempt[] {attempt(1, FAILED, "")};
      case 's' -> new Attempt[] {attempt(1, Outcome.skipped("why"), "")};
      case 'k' -> new Attempt[] {attempt(1, FAILED, ""), attempt(2, Outcome.passed(), "")};
      default -> new Attempt[] {attempt(1, Outcome.passed(), "")};
    };
  }

  private static RunResult run(int number, List<TestResult> tests) {
    return new RunResult(
        "R" + number,
        "tally",
        "1",
        Instant.parse("2026-11-20T00:00:00Z").plus(Duration.ofDays(number)),
        Duration.ZERO,
        true,
        List.of(),
        List.of(cell("debian:13/nspawn", tests.toArray(new TestResult[0]))));
  }

  @Test
  void hasALetterForEachRun() {
    var history = history("pfsk", "..p.");

    assertThat(history.of(A)).isEqualTo("pfsk");
    assertThat(history.of("debian:13/nspawn//unit/b")).isEqualTo("..p.");
    assertThat(history.of("debian:13/nspawn//unit/c")).isEmpty();
    assertThat(history.upTo("R1").of(A)).isEqualTo("pf");
    assertThat(history.upTo("of another time").runs()).isEmpty();
  }

  @Test
  void forgetsTheOldestRunAndTestsThatAreNoMore() {
    var history = history("p".repeat(25) + "f", "p" + ".".repeat(25));

    assertThat(history.runs()).hasSize(20).first().extracting(PastRun::id).isEqualTo("R6");
    assertThat(history.of(A)).isEqualTo("p".repeat(19) + "f");
    assertThat(history.outcomes()).hasSize(1);
  }

  @Test
  void leavesOutRunsAndWhatOnlyTheyHave() {
    var history = history("pfs", ".f.");
    var middle = history.runs().get(1);

    var without = history.without(List.of(middle, new PastRun("R2", middle.started())));

    assertThat(without.runs()).extracting(PastRun::id).containsExactly("R0", "R2");
    assertThat(without.outcomes()).containsOnly(Map.entry(A, "ps"));
    assertThat(history.without(history.runs())).isEqualTo(OutcomeHistory.none("tally"));
  }

  @Test
  void checksAreInItAndCellsAreNot() {
    var history = OutcomeHistory.none("tally").and(Samples.run(Samples.mixed()));

    assertThat(history.outcomes())
        .containsEntry("debian:13/nspawn/CC=gcc, check failed-units", "f")
        .containsEntry("debian:13/nspawn/CC=gcc//unit/socket", "k")
        .doesNotContainKey("debian:13/nspawn/CC=gcc");
  }

  @Test
  void aRunOfOneTestIsNotComparedWith() {
    assertThat(history("ppp", "p.p", "p.p", "..p").comparable()).containsExactly("R0");
    assertThat(history("p").comparable()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p | ''",
        "pp | ''",
        "f | ''",
        "ff | Failing in all 2 runs that are known, since run R0 (2026-11-20).",
        "pf | Failing since run R1 (2026-11-21), passed before in run R0 (2026-11-20).",
        "kp.sf.f | Failing since run R4 (2026-11-24), passed before in run R1 (2026-11-21).",
        "ffp | Passing since run R2 (2026-11-22), failed before in run R1 (2026-11-21).",
        "pfpf | 'Failing since run R3 (2026-11-23), passed before in run R2 (2026-11-22)."
            + " It alternates: it failed in 2 of 4 runs.'",
        "pfs | ''",
        "pf. | ''"
      })
  void saysSinceWhen(String letters, String sentence) {
    // a second test, so that no run is empty
    assertThat(SinceWhen.of(history(letters, "p".repeat(letters.length())), A)).isEqualTo(sentence);
  }

  @Test
  void theFileGivesBackWhatWasWrittenAndWhatItCannotReadIsNoHistory(@TempDir Path folder)
      throws IOException {
    var file = folder.resolve("outcomes.json");
    var history = history("pf", "ff");

    assertThat(HistoryFile.read(file, "tally")).isEqualTo(OutcomeHistory.none("tally"));
    HistoryFile.write(history, file);
    assertThat(HistoryFile.read(file, "tally")).isEqualTo(history);
    assertThat(HistoryFile.read(file, "other")).isEqualTo(OutcomeHistory.none("other"));
    Files.writeString(file, Files.readString(file).replace("\"pf\"", "\"p\""));
    assertThat(HistoryFile.read(file, "tally")).isEqualTo(OutcomeHistory.none("tally"));
    Files.writeString(file, "{\"schemaVersion\":1,");
    assertThat(HistoryFile.read(file, "tally")).isEqualTo(OutcomeHistory.none("tally"));
  }
}
