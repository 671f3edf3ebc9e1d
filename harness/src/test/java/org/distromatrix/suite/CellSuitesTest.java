package org.distromatrix.suite;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.suite.SuiteFixture.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.distromatrix.config.Isolation;
import org.distromatrix.remote.TransferLimits;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;

class CellSuitesTest extends CellSuitesCase {
  @Test
  void exitStatusDecides() throws IOException {
    script("ok.sh", "echo hello; echo there >&2");

    var outcome =
        cell.run(
            suite("ok", "./ok.sh"),
            suite("bad", "echo why; exit 3"),
            suite("skips", "exit 77"),
            suite("missing", "tests/none.sh"),
            suite("plain", "./plain.sh; true && ./plain.sh"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            passed("ok/ok"),
            failed("bad/bad", "ASSERTION", "exit status 3"),
            "skips/skips: Skipped[reason=exit status 77]",
            failed("missing/missing", "ASSERTION", "exit status 127: command not found"),
            failed("plain/plain", "ASSERTION", "exit status 127: command not found"));
    assertThat(log("ok/ok.log").lines()).containsExactlyInAnyOrder("hello", "there");
    assertThat(outcome.tests().get(1).attempts().get(0).details()).isEqualTo("why");
    assertThat(outcome.tests().get(1).attempts().get(0).log())
        .isEqualTo("cells/cell/suites/bad/bad.log");
    assertThat(outcome.problem()).isEmpty();
    assertThat(launches).hasValue(1);
  }

  @Test
  void scriptsFindThePromisedEnvironment() throws IOException {
    cell.run(suite("env", "env | sort").with(Map.of("OWN", "1", "MATRIX_SUITE", "forged")));

    var seen =
        log("env/env.log")
            .lines()
            .map(line -> line.split("=", 2))
            .filter(pair -> !List.of("PATH", "PWD", "OLDPWD", "_", "SHLVL").contains(pair[0]))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    var base = temp.resolve("guest/suites/env");
    assertThat(seen)
        .contains(
            entry("MATRIX_CELL", "debian:13/nspawn/CC=gcc"),
            entry("MATRIX_SUITE", "env"),
            entry("MATRIX_SOURCE", base + "/source"),
            entry("MATRIX_ARTIFACTS", base + "/artifacts"),
            entry("DISTRIBUTION", "debian"),
            entry("RELEASE", "trixie"),
            entry("CC", "gcc"),
            entry("OWN", "1"),
            entry("PROJECT", "tally"))
        .doesNotContainKey("MATRIX_REBOOT_MARK");
  }

  @Test
  void everySuiteHasItsOwnCopyOfTheSource() throws IOException {
    Files.writeString(source.resolve("file"), "pristine");

    var outcome =
        cell.run(
            suite("first", "test $(cat file) = pristine && echo changed > file"),
            suite("second", "test $(cat file) = pristine"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(passed("first/first"), passed("second/second"));
    assertThat(source.resolve("file")).hasContent("pristine");
  }

  @Test
  void eachScriptOfAGlobIsATest() throws IOException {
    script("tests/a.sh", "exit 0");
    script("tests/b c.sh", "exit 1");
    Files.createDirectory(source.resolve("tests/folder.sh"));

    var outcome = cell.run(suite("all", "tests/*.sh"), suite("none", "tests/*.py"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            passed("all/a.sh"),
            failed("all/b c.sh", "ASSERTION", "exit status 1"),
            failed("none/none", "NO_RESULT", "no script matches 'tests/*.py'"));
  }

  @Test
  void onlyWhatIsWantedRuns() throws IOException {
    script("tests/a.sh", "exit 0");
    script("tests/b.sh", "exit 1");
    cell.only(
        new SuiteFilter() {
          @Override
          public boolean suite(String suite) {
            return !suite.equals("other");
          }

          @Override
          public boolean test(String suite, String test) {
            return test.equals("a.sh");
          }
        });

    var outcome =
        cell.run(
            suite("all", "tests/*.sh"),
            suite("other", "exit 1"),
            suite("tap", "echo 1..2; echo ok 1 - a.sh; echo not ok 2 - b").tap());

    assertThat(CellFixture.lines(outcome)).containsExactly(passed("all/a.sh"), passed("tap/a.sh"));
  }

  @Test
  void isolationDecidesOnGuests() throws IOException {
    script("tests/a.sh", "exit 0");
    script("tests/b.sh", "exit 0");

    cell.run(
        suite("test", "tests/*.sh").isolated(Isolation.TEST),
        suite("one", "true"),
        suite("suite", "tests/*.sh").isolated(Isolation.SUITE),
        suite("two", "true"));

    // one and two share one; suite has one; the tests of test have one each
    assertThat(launches).hasValue(4);
  }

  @Test
  void resultsStandInTheOrderOfTheFile() {
    var outcome =
        cell.run(
            suite("b", "true").isolated(Isolation.SUITE), suite("a", "true"), suite("c", "true"));

    assertThat(outcome.tests()).extracting(TestResult::suite).containsExactly("b", "a", "c");
  }

  @Test
  void tapReportsEachTest() {
    var outcome =
        cell.run(
            suite("good", "printf '1..2\\nok 1 - a\\nok 2 - b\\n'").tap(),
            suite("failing", "printf '1..2\\nok 1 - a\\nnot ok 2 - b\\n'; exit 1").tap(),
            suite("cut", "printf '1..3\\nok 1 - a\\n'; exit 2").tap(),
            suite("strange", "printf '1..1\\nok 1 - a\\n'; exit 2").tap(),
            suite("empty", "true").tap(),
            suite("none", "echo 1..0 '# SKIP no tty'").tap(),
            suite("stderr", "echo 1..1; echo ok 1 - a; echo not ok 2 >&2").tap());

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            passed("good/a"),
            passed("good/b"),
            passed("failing/a"),
            failed("failing/b", "ASSERTION", "not ok"),
            passed("cut/a"),
            failed("cut/cut", "INCOMPLETE", "planned 1..3, missing 2-3; exit status 2"),
            passed("strange/a"),
            failed("strange/strange", "ASSERTION", "exit status 2, though no test failed"),
            failed("empty/empty", "NO_RESULT", "printed no TAP plan and no test"),
            "none/none: Skipped[reason=no tty]",
            passed("stderr/a"));
  }

  @Test
  void junitFilesAreFetchedIfTheyAreNew() throws IOException {
    Files.createDirectories(source.resolve("out"));
    Files.writeString(
        source.resolve("out/TEST-stale.xml"), "<testsuite><testcase name='x'/></testsuite>");
    assertThat(source.resolve("out/TEST-stale.xml").toFile().setLastModified(1_000_000_000_000L))
        .isTrue();
    var write = "echo \"<testsuite><testcase name='a'/></testsuite>\" > out/TEST-new.xml";

    var outcome =
        cell.run(
            suite("new", write).junit("out/*.xml"),
            suite("stale", "true").junit("out/*.xml"),
            suite("broken", "echo '<testsuite>' > out/TEST-b.xml; exit 1").junit("**/TEST-*.xml"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            passed("new/a"),
            failed("stale/stale", "NO_RESULT", "no results file matches 'out/*.xml'"),
            failed(
                "broken/broken",
                "NO_RESULT",
                "'out/TEST-b.xml' is not well-formed XML (line 2, column 1): XML document"
                    + " structures must start and end within the same entity.; exit status 1"));
  }

  @Test
  void hooksSurroundEachAttempt() throws IOException {
    var outcome =
        cell.run(
            suite("good", "cat state")
                .hooks("echo made > state", "echo debugging", "echo restored"),
            suite("bad", "exit 4").hooks("true", "echo debugging", "exit 5"),
            suite("unprepared", "echo never").hooks("exit 6", "echo debugging", "echo restored"),
            suite("unrestored", "true").hooks("true", "echo debugging", "exit 7"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            passed("good/good"),
            failed("bad/bad", "ASSERTION", "exit status 4"),
            failed("unprepared/unprepared", "HOOK", "prepare failed: exit status 6"),
            failed("unrestored/unrestored", "HOOK", "restore failed: exit status 7"));
    assertThat(log("good/good.log").lines())
        .containsSubsequence("--- prepare ---", "made", "--- restore ---", "restored")
        .doesNotContain("debugging");
    assertThat(log("bad/bad.log")).contains("debugging");
    assertThat(log("unprepared/unprepared.log"))
        .contains("debugging", "restored")
        .doesNotContain("never");
    assertThat(outcome.tests().get(1).attempts().get(0).details()).contains("restore failed");
  }

  @Test
  void theTimeLimitKeepsWhatCameBefore() throws IOException {
    var outcome =
        cell.run(
            suite("slow", "echo 1..2; echo ok 1 - a; exec sleep 60")
                .tap()
                .within(Duration.ofMillis(500))
                .warnedAfter(Duration.ofMillis(50)));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            passed("slow/a"), failed("slow/slow", "TIMEOUT", "still running after 500ms, killed"));
    assertThat(log("slow/slow.log")).isEqualTo("1..2\nok 1 - a\n");
    assertThat(cell.warnings())
        .containsExactly("slow/slow has been running for 50ms; it is killed after 500ms");
  }

  @Test
  void artifactsAreCollected() {
    var outcome =
        cell.run(
            suite(
                    "makes",
                    "echo 1 > $MATRIX_ARTIFACTS/own; mkdir -p a/b; echo 2 > a/b/x.log; echo 3 > y.txt")
                .collecting("**/*.log"),
            suite("nothing", "true"));

    assertThat(outcome.artifacts())
        .containsExactly("cells/cell/artifacts/makes/a/b/x.log", "cells/cell/artifacts/makes/own");
    assertThat(cell.folder.resolve("cells/cell/artifacts/makes/a/b/x.log")).hasContent("2");
    assertThat(cell.warnings()).isEmpty();
  }

  @Test
  void whatACellCannotGiveIsSkipped() {
    var outcome = cell.run(suite("kernel", "exit 1").needing("vm", "init"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly("kernel/kernel: Skipped[reason=needs vm: not given by boot kind nspawn]");
  }

  @Test
  void outputIsBounded() throws IOException {
    cell.limits(new SuiteLimits(Duration.ofMinutes(1), 1, 1000, TransferLimits.DEFAULT, 2));

    cell.run(suite("floods", "yes | head -c 1000000; echo end"));

    assertThat(log("floods/floods.log"))
        .contains("bytes cut ...]")
        .endsWith("end\n")
        .hasSizeLessThan(1100);
  }

  @Test
  void aTerminalIsGiven() {
    var outcome =
        cell.run(suite("tty", "test -t 1 && exit 5").onTerminal(), suite("none", "test -t 1"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            failed("tty/tty", "ASSERTION", "exit status 5"),
            failed("none/none", "ASSERTION", "exit status 1"));
  }

  @Test
  void phasesAreTimedInOrder() {
    var outcome = cell.run(suite("ok", "true"));

    assertThat(outcome.phases())
        .extracting(phase -> phase.phase())
        .containsExactly(Phase.BOOT, Phase.TEST, Phase.COLLECT);
    assertThat(outcome.facts()).containsKey("kernel").containsEntry("boot id", "boot-1");
    assertThat(outcome.tests().get(0).outcome()).isEqualTo(Outcome.passed());
  }
}
