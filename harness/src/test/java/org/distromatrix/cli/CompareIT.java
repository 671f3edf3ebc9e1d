package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.report.history.HistoryFile;
import org.distromatrix.report.history.PastRun;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Verdict;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs beside earlier runs. Needs root, systemd-nspawn and the host's mirror. */
class CompareIT {
  private static final String TWO = "project: small\ndistros: [debian:12, debian:13]\n";
  private static final String SUITES =
      """
      suites:
        - { name: a, run: ./a.sh }
        - { name: b, run: ./b.sh }
        - { name: tool, run: 'echo x > $MATRIX_ARTIFACTS/x; command -v jq || exit 77' }
      """;

  @TempDir Path temporary;
  private MatrixProgram matrix;

  @BeforeEach
  void makeProject() throws IOException {
    matrix = new MatrixProgram(Files.createDirectory(temporary.resolve("project")));
    matrix.script("a.sh", "exit 0\n");
    matrix.script("b.sh", "echo known; exit 3\n");
  }

  private static void assertStatus(Ended ended, int status) {
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
  }

  private String latestId() throws IOException {
    return matrix.folder().resolve(".matrix/latest").toRealPath().getFileName().toString();
  }

  @Test
  void tellsWhatChangedAndABaselineExcusesWhatIsKnown() throws IOException {
    matrix.file("matrix.yaml", TWO + SUITES);
    assertStatus(matrix.run("run"), 1);
    String first = latestId();

    Ended same = matrix.run("run", "--baseline", first, "--fail-fast", "--shell", "on-failure");
    assertStatus(same, 0);
    for (var distro : new String[] {"debian:12", "debian:13"}) {
      assertThat(same.out())
          .contains(
              "[" + distro + "/nspawn] known b/b: exit status 3 (also in baseline " + first + ")\n",
              "[" + distro + "/nspawn] failed, as in baseline " + first + ", after ");
    }
    assertThat(same.out()).doesNotContain("FAIL b/b");
    assertThat(same.err()).doesNotContain("This is its guest");
    assertThat(matrix.latest("junit/debian_13_nspawn.xml"))
        .containsPattern("name=\"matrix.known-failure[.][^\"]+\" value=\"" + first + "\"");

    matrix.file("matrix.yaml", TWO + "packages:\n  on: { 'debian:13': { run: [jq] } }\n" + SUITES);
    matrix.script("a.sh", "test $RELEASE = bookworm || exit 4\n");
    Ended worse = matrix.run("run", "--baseline", first);
    Ended again = matrix.run("run", "--failed", "--baseline", first);

    assertStatus(worse, 1);
    assertThat(worse.out())
        .contains(
            "FAILED debian:13/nspawn//a/a\n  cause: exit status 4\n",
            "failed (known: also in baseline " + first + ") debian:12/nspawn//b/b\n",
            "baseline " + first + ": 2 known failures, 0 fixed\n",
            "FAILED: 2 cells (2 failed)");
    assertStatus(again, 1);
    assertThat(again.out()).contains("baseline " + first + ": 2 known failures, 0 fixed\n");

    Ended compared = matrix.run("compare", first);
    assertStatus(compared, 0);
    assertThat(compared.out().replaceAll("\\d+\\.\\d\\S*", "V"))
        .contains(
            """
            debian:12/nspawn
              still failing b/b: exit status 3

            debian:13/nspawn
              NEW FAILURE a/a: exit status 4
              still failing b/b: exit status 3
              new tool/tool: exit status 77
              packages:
                + jq V
            """);
    assertThat(matrix.run("compare", first, "--json").out())
        .contains("\"change\":\"new-failure\",\"kind\":\"test\",\"suite\":\"a\",\"name\":\"a\"");
    assertThat(matrix.run("compare", first, "--markdown").out())
        .contains("- ❌ new failure a/a: exit status 4\n");
    assertThat(matrix.latest("report/index.html"))
        .contains("\"since\":{\"run\":\"" + first + "\"", "passed before in run ");

    matrix.script("a.sh", "exit 4\n");
    Ended stopped = matrix.run("run", "--baseline", first, "--fail-fast", "--jobs", "1");
    assertStatus(stopped, 1);
    assertThat(stopped.out()).contains("Not run: --fail-fast, and another cell failed before");

    matrix.script("a.sh", "exit 0\n");
    matrix.script("b.sh", "exit 0\n");
    Ended fixed = matrix.run("run", "--baseline", first);
    assertStatus(fixed, 0);
    assertThat(fixed.out())
        .contains(
            "baseline "
                + first
                + ": 0 known failures, 2 fixed\n"
                + "  fixed debian:12/nspawn//b/b\n"
                + "  fixed debian:13/nspawn//b/b\n");
  }

  @Test
  void shardsBecomeOneRun() throws IOException {
    matrix.file("matrix.yaml", TWO + SUITES);
    assertStatus(matrix.run("run", "--shard", "1/2"), 1);
    String one = ".matrix/runs/" + latestId();
    assertStatus(matrix.run("run", "--shard", "2/2"), 1);
    String two = latestId();

    Ended merged = matrix.run("merge", one, two, "--output", "all");
    Ended twice = matrix.run("merge", one, two, one);
    Ended full = matrix.run("merge", one, two, "--output", "all");
    Ended asRun = matrix.run("merge", one, two);

    assertStatus(merged, 0);
    assertThat(merged.out()).contains("FAILED: 2 cells (2 failed); 6 tests (2 passed, 2 failed");
    Path all = matrix.folder().resolve("all");
    var result = ResultsJson.read(all.resolve("results.json"));
    assertThat(result.cells())
        .extracting(cell -> cell.id())
        .containsExactlyInAnyOrder("debian:12/nspawn", "debian:13/nspawn");
    for (var cell : result.cells()) {
      assertThat(all.resolve("junit/" + cell.folder() + ".xml")).isRegularFile();
      assertThat(all.resolve("cells/" + cell.folder() + "/suites/b/b.log")).hasContent("known");
      assertThat(all.resolve("cells/" + cell.folder() + "/artifacts/tool/x")).hasContent("x");
    }
    assertThat(all.resolve("report/index.html")).content().contains("<title>failed: small, all<");
    assertStatus(twice, 2);
    assertThat(twice.err())
        .matches(
            "matrix: Cannot merge: '"
                + one
                + "' and '"
                + one
                + "' both have a result of debian:1[23]/nspawn//a/a\n"
                + "  hint: name each result once, and runs of one project only\n");
    assertStatus(full, 2);
    assertThat(full.err())
        .isEqualTo(
            """
            matrix: Cannot merge into 'all': the folder is not empty
              hint: --output names a new or empty folder
            """);
    assertStatus(asRun, 0);
    assertThat(HistoryFile.read(matrix.folder().resolve(".matrix/outcomes.json"), "small"))
        .satisfies(
            history -> {
              assertThat(history.runs()).extracting(PastRun::id).containsExactly(latestId());
              assertThat(history.of("debian:12/nspawn//a/a")).isEqualTo("p");
              assertThat(history.of("debian:13/nspawn//b/b")).isEqualTo("f");
            });
    assertThat(ResultsJson.read(matrix.folder().resolve(".matrix/latest/results.json")).cells())
        .hasSize(2);
  }

  @Test
  void aCellThatOneRunDidNotGetToIsTakenFromAnother() throws IOException {
    matrix.file("matrix.yaml", TWO + SUITES);
    assertStatus(matrix.run("run", "--fail-fast", "--jobs", "1"), 1);
    String stopped = latestId();
    var missing =
        ResultsJson.read(matrix.folder().resolve(".matrix/latest/results.json")).cells().stream()
            .filter(cell -> Verdict.of(cell) == Verdict.UNFINISHED)
            .map(CellResult::id)
            .toList();
    assertThat(missing).hasSize(1);
    assertStatus(matrix.run("run", missing.get(0)), 1);

    assertStatus(matrix.run("merge", stopped, latestId()), 0);

    var merged = ResultsJson.read(matrix.folder().resolve(".matrix/latest/results.json"));
    assertThat(merged.complete()).isTrue();
    assertThat(merged.cells())
        .hasSize(2)
        .allSatisfy(
            cell -> {
              assertThat(cell.problem()).isEmpty();
              assertThat(cell.tests()).hasSize(3);
              assertThat(matrix.latest("cells/" + cell.folder() + "/suites/b/b.log"))
                  .isEqualTo("known\n");
            });
  }
}
