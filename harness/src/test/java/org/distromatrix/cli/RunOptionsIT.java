package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What options change of a run. Needs root, systemd-nspawn and the host's mirror. */
class RunOptionsIT {
  private static final String AXES =
      "project: small\ndistros: [debian:13]\naxes: { A: [one, two] }\nsuites:\n";

  @TempDir Path temporary;
  private MatrixProgram matrix;

  @BeforeEach
  void makeProject() throws IOException {
    matrix = new MatrixProgram(Files.createDirectory(temporary.resolve("project")));
  }

  private static void assertStatus(Ended ended, int status) {
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
  }

  private RunResult results() throws IOException {
    return ResultsJson.read(matrix.folder().resolve(".matrix/latest/results.json"));
  }

  private List<String> tests(RunResult result) {
    return result.cells().stream()
        .flatMap(cell -> cell.tests().stream().map(test -> cell.axes().get("A") + " " + line(test)))
        .toList();
  }

  private static String line(TestResult test) {
    return test.suite() + "/" + test.name() + (test.outcome().isFailure() ? " FAIL" : "");
  }

  @Test
  void withoutATerminalThereIsNoShellAndTheResultsStand() throws IOException {
    matrix.suites("{ name: fails, run: 'exit 3' }", "{ name: after, run: 'true' }");

    Ended ended = matrix.run("run", "--shell", "on-failure");

    assertStatus(ended, 1);
    assertThat(ended.out()).contains("1 cell (1 failed); 2 tests (1 passed, 1 failed)");
    assertThat(ended.err())
        .contains(
            "[fails] failed in debian:13/nspawn.",
            "Cannot open a shell: this is no terminal (Unable to create a terminal)");
  }

  @Test
  void failedCompletesTheLastRunAndItsLogs() throws IOException {
    matrix.file(
        "matrix.yaml",
        AXES
            + "  - { name: keep, run: 'echo kept $A; echo x > $MATRIX_ARTIFACTS/x' }\n"
            + "  - { name: mend, run: ./mend.sh }\n");
    matrix.script("mend.sh", "echo first; test $A = one\n");
    assertStatus(matrix.run("run"), 1);
    Path first = matrix.folder().resolve(".matrix/latest").toRealPath();
    matrix.script("mend.sh", "echo second\n");

    Ended again = matrix.run("run", "--failed");

    assertStatus(again, 0);
    assertThat(again.out()).contains("2 cells (2 passed); 4 tests (4 passed)");
    assertThat(tests(results()))
        .containsExactlyInAnyOrder(
            "one keep/keep", "one mend/mend", "two keep/keep", "two mend/mend");
    Path second = matrix.folder().resolve(".matrix/latest").toRealPath();
    assertThat(second).isNotEqualTo(first);
    results().cells().stream()
        .flatMap(cell -> cell.tests().stream())
        .flatMap(test -> test.attempts().stream())
        .forEach(attempt -> assertThat(second.resolve(attempt.log())).isRegularFile());
    assertThat(second.resolve("cells/debian_13_nspawn_A=one/suites/mend/mend.log"))
        .hasContent("first");
    assertThat(second.resolve("cells/debian_13_nspawn_A=two/suites/mend/mend.log"))
        .hasContent("second");
    assertThat(second.resolve("cells/debian_13_nspawn_A=two/artifacts/keep/x")).hasContent("x");
    assertThat(results().cells().get(1).artifacts())
        .contains("cells/debian_13_nspawn_A=two/artifacts/keep/x");

    Ended nothing = matrix.run("run", "--failed");
    assertStatus(nothing, 2);
    assertThat(nothing.err()).contains("nothing did");
  }

  @Test
  void shardsShareTheCellsAndFailFastStartsNoMore() throws IOException {
    matrix.file("matrix.yaml", AXES + "  - { name: fails, run: 'exit 1' }\n");

    assertStatus(matrix.run("run", "--shard", "1/2"), 1);
    List<String> one = tests(results());
    assertStatus(matrix.run("run", "--shard", "2/2"), 1);
    List<String> two = tests(results());
    Ended fast = matrix.run("run", "--fail-fast", "--jobs", "1");

    assertThat(List.of(one.get(0), two.get(0)))
        .containsExactlyInAnyOrder("one fails/fails FAIL", "two fails/fails FAIL");
    assertThat(one).hasSize(1);
    assertStatus(fast, 1);
    assertThat(tests(results())).hasSize(1);
    assertThat(fast.out()).contains("Not run: --fail-fast, and another cell failed before");
  }

  @Test
  void repeatTimeoutAndJson() throws IOException {
    matrix.suites("{ name: again, run: 'true' }");
    Ended repeated = matrix.run("run", "--repeat", "3", "--json");

    assertStatus(repeated, 0);
    assertThat(repeated.out().lines())
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
    assertThat(repeated.out().lines().filter(line -> line.contains("\"test-ended\""))).hasSize(3);

    matrix.suites("{ name: hangs, run: 'echo begun; sleep 4000' }");
    Ended late = matrix.run("run", "--timeout", "15s");

    assertStatus(late, 1);
    assertThat(late.out()).contains("INCOMPLETE: ");
  }

  @Test
  void planAndBuildAndExecAndReport() throws IOException {
    matrix.suites("{ name: smoke, run: 'true' }");

    Ended plan = matrix.run("plan", "--json");
    Ended build = matrix.run("build");
    Ended exec = matrix.run("exec", "debian:13", "--", "sh", "-c", "cat; echo err >&2; exit 7");

    assertStatus(plan, 0);
    assertThat(plan.out()).contains("\"debian:13/nspawn\"");
    assertStatus(build, 0);
    assertThat(build.out()).contains("[debian:13/nspawn] build: ").doesNotContain("boot: ");
    assertStatus(exec, 7);
    assertThat(exec.err()).endsWith("err\n");

    Ended fed = matrix.finish(matrix.start("fed\n", "exec", "debian:13", "--", "cat"));
    assertStatus(fed, 0);
    assertThat(fed.out()).isEqualTo("fed\n");
  }

  @Test
  void aKilledRunStillHasAReportAndFailedResumesIt() throws Exception {
    matrix.suites("{ name: first, run: 'true' }", "{ name: slow, run: ./slow.sh }");
    matrix.script("slow.sh", "echo begun; exec sleep 3000\n");
    var running = matrix.start("", "run");
    Path events = matrix.folder().resolve(".matrix/latest/events.jsonl");
    while (!Files.exists(events) || !Files.readString(events).contains("\"slow\"")) {
      assertThat(running.process().isAlive()).as(running.printed()).isTrue();
      Thread.sleep(50);
    }
    running.process().destroyForcibly().waitFor();
    matrix.script("slow.sh", "exit 0\n");

    Ended report = matrix.run("report");
    String page = matrix.latest("report/index.html");
    Ended resumed = matrix.run("run", "--failed");

    assertStatus(report, 0);
    assertThat(report.out()).contains("INCOMPLETE: ", "debian:13/nspawn");
    assertThat(page).contains("<title>incomplete: small, ", "The run ended before it was done.");
    assertStatus(resumed, 0);
    assertThat(resumed.out()).contains("PASSED: 1 cell (1 passed); 2 tests (2 passed)");
  }

  @Test
  void imagesAreListedExplainedAndVerified() {
    matrix.suites("{ name: smoke, run: 'true' }");
    assertStatus(matrix.run("build"), 0);

    Ended list = matrix.run("images", "ls");
    String key =
        list.out()
            .lines()
            .filter(line -> line.contains(" base ") && line.contains("debian"))
            .findFirst()
            .orElseThrow()
            .replaceFirst(" .*", "");

    assertStatus(list, 0);
    assertStatus(matrix.run("images", "verify", key), 0);
    assertStatus(matrix.run("images", "why", "debian:13"), 0);
    Ended unknown = matrix.run("images", "rm", "0000");
    assertThat(unknown.status()).as(unknown.out() + unknown.err()).isEqualTo(2);
    assertThat(unknown.err()).contains("0000");
    assertStatus(matrix.run("clean", "--dry-run"), 0);
    Ended doctor = matrix.run("doctor");
    assertStatus(doctor, 0);
    assertThat(doctor.out()).endsWith("This host can run the matrix.\n");
  }
}
