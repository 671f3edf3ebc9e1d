package org.distromatrix.cli.view;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.distromatrix.event.EventJson;
import org.distromatrix.event.EventsReplay;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.Stories;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads, in full, for one recorded run. */
class ViewTest {
  private static final ViewSettings SETTINGS =
      new ViewSettings(
          "sudo ./matrix", "-C sample-project", "sample-project/.matrix/runs/R", false, false);

  private static final String SUMMARY =
      """
      FAILED debian:13/nspawn/CC=gcc//smoke/gzip in
        cause: exit status 1
        log: sample-project/.matrix/runs/R/cells/debian_13_nspawn_CC=gcc/suites/gzip_in.log
      FAILED debian:13/nspawn/CC=gcc, check failed-units
        cause: 1 failed unit
      failed (allowed) opensuse:leap/nspawn, image
        cause: Cannot reach the mirror: connection refused
        hint: set mirror: in matrix.yaml
        log: sample-project/.matrix/runs/R/cells/opensuse_leap_nspawn/image.log

      flaky debian:13/nspawn/CC=gcc//unit/socket: passed at attempt 2; before: timeout: no end after 2 min
      allowed to fail opensuse:leap/nspawn: upstream bug 123

      cell                     smoke         unit          checks  result
      debian:13/nspawn/CC=gcc  1 FAIL, 1 ok  1 ok, 1 skip  1 FAIL  FAILED
      opensuse:leap/nspawn     -             -             -       error (allowed)

      time                     image            build  boot  test    collect
      debian:13/nspawn/CC=gcc  2.01 s (cached)  -      -     13.0 s  -
      opensuse:leap/nspawn     4.00 s           -      -     -       -

      FAILED: 2 cells (1 failed, 1 error); 4 tests (2 passed (1 flaky), 1 failed, 1 skipped); 25.0 s
        rerun:    sudo ./matrix run -C sample-project 'debian:13/nspawn/CC=gcc//smoke/gzip in'
        all:      sudo ./matrix run -C sample-project --failed
        log:      less sample-project/.matrix/runs/R/cells/debian_13_nspawn_CC=gcc/suites/gzip_in.log
        shell:    sudo ./matrix shell -C sample-project debian:13/nspawn/CC=gcc
        report:   sample-project/.matrix/runs/R/report/index.html
        results:  sample-project/.matrix/runs/R/results.json
      """;

  private final StringWriter text = new StringWriter();
  private final PrintWriter out = new PrintWriter(text);

  private void play(RunView view) {
    var events = Stories.stamped(Stories.mixed());
    events.forEach(view);
    view.finish(EventsReplay.replay(events));
    view.close();
  }

  @Test
  void plain() {
    play(new PlainView(out, SETTINGS));

    assertThat(text)
        .hasToString(
            """
            [matrix] run 20260131-120000 of tally: 2 cells
            [debian:13/nspawn/CC=gcc] image: waiting for another run that builds debian:13
            [debian:13/nspawn/CC=gcc] image: 2.01 s (cached)
            [opensuse:leap/nspawn] image: installing 120 packages
            [opensuse:leap/nspawn] ERROR in image: Cannot reach the mirror: connection refused
            [opensuse:leap/nspawn]   | curl: (7) Failed
            [opensuse:leap/nspawn]   | ^[[2Jconnect
            [opensuse:leap/nspawn]   hint: set mirror: in matrix.yaml
            [opensuse:leap/nspawn]   log: sample-project/.matrix/runs/R/cells/opensuse_leap_nspawn/image.log
            [opensuse:leap/nspawn] failed, which is allowed, after 5.00 s
            [debian:13/nspawn/CC=gcc] FAIL smoke/gzip in: exit status 1 (0.30 s)
            [debian:13/nspawn/CC=gcc]   | expected 3
            [debian:13/nspawn/CC=gcc]   | got 4
            [debian:13/nspawn/CC=gcc]   log: sample-project/.matrix/runs/R/cells/debian_13_nspawn_CC=gcc/suites/gzip_in.log
            [debian:13/nspawn/CC=gcc] smoke: 1 passed, 1 failed
            [debian:13/nspawn/CC=gcc] warning: unit/socket has been running for 5 min
            [debian:13/nspawn/CC=gcc] retry unit/socket: attempt 1 failed: timeout: no end after 2 min
            [debian:13/nspawn/CC=gcc] flaky unit/socket: passed at attempt 2
            [debian:13/nspawn/CC=gcc] skip unit/kernel: needs a vm
            [debian:13/nspawn/CC=gcc] FAIL check failed-units: 1 failed unit
            [debian:13/nspawn/CC=gcc]   | foo.service
            [debian:13/nspawn/CC=gcc] unit: 1 passed (1 flaky), 1 skipped
            [debian:13/nspawn/CC=gcc] test: 13.0 s
            [debian:13/nspawn/CC=gcc] FAILED after 24.0 s

            """
                + SUMMARY);
  }

  @Test
  void plainTellsOfStepsAndNowAndThenOfAPackage() {
    var view = new PlainView(out, SETTINGS);
    for (int second = 0; second < 25; second++) {
      var message = second == 3 ? "extracting archives..." : "Get:" + second;
      var event = new RunEvent.Progress("debian:13/nspawn", Phase.IMAGE, message);
      view.accept(new RunEvent.Stamped(second + 1, Instant.ofEpochSecond(second), event));
    }

    assertThat(text)
        .hasToString(
            """
            [debian:13/nspawn] image: Get:0
            [debian:13/nspawn] image: extracting archives...
            [debian:13/nspawn] image: Get:13
            [debian:13/nspawn] image: Get:23
            """);
  }

  @Test
  void github(@TempDir Path folder) throws Exception {
    var summary = folder.resolve("summary.md");
    Files.writeString(summary, "before\n");

    play(new GitHubView(out, SETTINGS, Optional.of(summary)));

    assertThat(text)
        .hasToString(
            """
            [matrix] run 20260131-120000 of tally: 2 cells
            ::error title=opensuse%3Aleap/nspawn%2C image::Cannot reach the mirror: connection refused%0Alog: sample-project/.matrix/runs/R/cells/opensuse_leap_nspawn/image.log
            ::group::opensuse:leap/nspawn: failed, which is allowed, after 5.00 s
            [opensuse:leap/nspawn] image: installing 120 packages
            [opensuse:leap/nspawn] ERROR in image: Cannot reach the mirror: connection refused
            [opensuse:leap/nspawn]   | curl: (7) Failed
            [opensuse:leap/nspawn]   | ^[[2Jconnect
            [opensuse:leap/nspawn]   hint: set mirror: in matrix.yaml
            [opensuse:leap/nspawn]   log: sample-project/.matrix/runs/R/cells/opensuse_leap_nspawn/image.log
            [opensuse:leap/nspawn] failed, which is allowed, after 5.00 s
            ::endgroup::
            ::error title=debian%3A13/nspawn/CC=gcc//smoke/gzip in::exit status 1%0Alog: sample-project/.matrix/runs/R/cells/debian_13_nspawn_CC=gcc/suites/gzip_in.log
            ::error title=debian%3A13/nspawn/CC=gcc%2C check failed-units::1 failed unit
            ::group::debian:13/nspawn/CC=gcc: FAILED after 24.0 s
            [debian:13/nspawn/CC=gcc] image: waiting for another run that builds debian:13
            [debian:13/nspawn/CC=gcc] image: 2.01 s (cached)
            [debian:13/nspawn/CC=gcc] FAIL smoke/gzip in: exit status 1 (0.30 s)
            [debian:13/nspawn/CC=gcc]   | expected 3
            [debian:13/nspawn/CC=gcc]   | got 4
            [debian:13/nspawn/CC=gcc]   log: sample-project/.matrix/runs/R/cells/debian_13_nspawn_CC=gcc/suites/gzip_in.log
            [debian:13/nspawn/CC=gcc] smoke: 1 passed, 1 failed
            [debian:13/nspawn/CC=gcc] warning: unit/socket has been running for 5 min
            [debian:13/nspawn/CC=gcc] retry unit/socket: attempt 1 failed: timeout: no end after 2 min
            [debian:13/nspawn/CC=gcc] flaky unit/socket: passed at attempt 2
            [debian:13/nspawn/CC=gcc] skip unit/kernel: needs a vm
            [debian:13/nspawn/CC=gcc] FAIL check failed-units: 1 failed unit
            [debian:13/nspawn/CC=gcc]   | foo.service
            [debian:13/nspawn/CC=gcc] unit: 1 passed (1 flaky), 1 skipped
            [debian:13/nspawn/CC=gcc] test: 13.0 s
            [debian:13/nspawn/CC=gcc] FAILED after 24.0 s
            ::endgroup::
            """
                + SUMMARY);
    assertThat(summary).content().startsWith("before\n## tally: failed\n");
  }

  @Test
  void whatTheBaselineHasIsNoNewsAtOnce() {
    Stories.stamped(Stories.known("R0")).subList(11, 26).forEach(new PlainView(out, SETTINGS));

    assertThat(text)
        .hasToString(
            """
            [debian:13/nspawn/CC=gcc] known smoke/gzip in: exit status 1 (also in baseline R0)
            [debian:13/nspawn/CC=gcc] smoke: 1 passed, 1 failed
            [debian:13/nspawn/CC=gcc] warning: unit/socket has been running for 5 min
            [debian:13/nspawn/CC=gcc] retry unit/socket: attempt 1 failed: timeout: no end after 2 min
            [debian:13/nspawn/CC=gcc] flaky unit/socket: passed at attempt 2
            [debian:13/nspawn/CC=gcc] skip unit/kernel: needs a vm
            [debian:13/nspawn/CC=gcc] known check failed-units: 1 failed unit (also in baseline R0)
            [debian:13/nspawn/CC=gcc] unit: 1 passed (1 flaky), 1 skipped
            [debian:13/nspawn/CC=gcc] test: 13.0 s
            [debian:13/nspawn/CC=gcc] failed, as in baseline R0, after 24.0 s
            """);
  }

  @Test
  void whatTheBaselineHasIsNoErrorOnGitHub() {
    Stories.stamped(Stories.known("R0"))
        .subList(11, 26)
        .forEach(new GitHubView(out, SETTINGS, Optional.empty()));

    assertThat(text.toString().lines().filter(line -> line.startsWith("::")))
        .containsExactly(
            "::notice title=debian%3A13/nspawn/CC=gcc//smoke/gzip in::known, also in baseline R0:"
                + " exit status 1%0Alog: sample-project/.matrix/runs/R/cells/debian_13_nspawn_CC=gcc"
                + "/suites/gzip_in.log",
            "::notice title=debian%3A13/nspawn/CC=gcc%2C check failed-units::known, also in"
                + " baseline R0: 1 failed unit",
            "::group::debian:13/nspawn/CC=gcc: failed, as in baseline R0, after 24.0 s",
            "::endgroup::");
  }

  @Test
  void json() {
    play(new JsonView(out));

    assertThat(text.toString().lines().map(EventJson::read).toList())
        .isEqualTo(Stories.stamped(Stories.mixed()));
  }

  @Test
  void coloursChangeNothingButColours() {
    var colored =
        new ViewSettings(
            "sudo ./matrix", "-C sample-project", "sample-project/.matrix/runs/R", true, false);
    var run = EventsReplay.replay(Stories.stamped(Stories.mixed()));

    var rendered = Summary.render(run, colored);

    assertThat(rendered).contains("\u001b[1;31mFAILED\u001b[0m");
    assertThat(rendered.replaceAll("\u001b\\[[0-9;]*m", "")).isEqualTo(SUMMARY);
  }

  @Test
  void aSkippedCellTellsItsReasonOnce() {
    var none = Outcome.skipped("no entitlement for rhel:9");
    var attempt = new Attempt(1, none, Instant.EPOCH, Duration.ZERO, "", "");
    var tests = Stream.of("smoke", "unit").map(s -> new TestResult(s, s, List.of(attempt)));
    var skipped = cell("rhel:9/nspawn", List.of(Phase.IMAGE), tests.toList());

    assertThat(Summary.render(run(skipped), SETTINGS))
        .isEqualTo(
            """
            skipped rhel:9/nspawn: no entitlement for rhel:9

            cell           smoke   unit    checks  result
            rhel:9/nspawn  1 skip  1 skip  -       not tested

            time           image   build  boot  test  collect
            rhel:9/nspawn  1.00 s  -      -     -     -

            NOTHING TESTED: 1 cell (1 not tested); 2 tests (2 skipped); 5.00 s
              report:   sample-project/.matrix/runs/R/report/index.html
              results:  sample-project/.matrix/runs/R/results.json
            """);
  }

  @Test
  void tellsWhyOnlyThere() {
    var failed = Outcome.failed(FailureKind.ASSERTION, "got\u001b[2J");
    var cells = new ArrayList<CellResult>();
    for (int i = 0; i < 7; i++) {
      var tests = new ArrayList<TestResult>();
      for (int j = 0; j < 7; j++) {
        tests.add(test("t" + j, j == i ? failed : Outcome.passed()));
      }
      tests.add(test("t" + i + "-too", failed));
      cells.add(cell("debian:" + i + "/nspawn", List.of(), tests));
    }
    var green = List.of(test("a", Outcome.passed()), test("b", Outcome.passed()));
    var red =
        List.of(
            test("a", Outcome.failed(FailureKind.ASSERTION, "no")),
            test("b", Outcome.failed(FailureKind.SIGNAL, "y".repeat(200))));

    assertThat(new GroupList(SETTINGS).lines(run(cells.toArray(CellResult[]::new))))
        .containsExactly(
            "2 tests fail only on debian:0: got^[[2J",
            "2 tests fail only on debian:1: got^[[2J",
            "2 tests fail only on debian:2: got^[[2J",
            "2 tests fail only on debian:3: got^[[2J",
            "2 tests fail only on debian:4: got^[[2J",
            "... and 2 more like these, in sample-project/.matrix/runs/R/report/index.html");
    assertThat(
            new GroupList(SETTINGS)
                .lines(
                    run(
                        cell("debian:12/nspawn", List.of(), green),
                        cell("debian:13/nspawn", List.of(), red))))
        .containsExactly(
            "2 tests fail on debian:13 but not on debian:12; one cell of each is not enough to tell"
                + " why: no | "
                + "y".repeat(55)
                + " [...]");
  }

  private static TestResult test(String name, Outcome outcome) {
    return new TestResult(
        "p", name, List.of(new Attempt(1, outcome, Instant.EPOCH, Duration.ZERO, "a.log", "")));
  }

  @Test
  void aBuildTellsWhatWasBuilt() {
    var built = cell("debian:13/nspawn", List.of(Phase.IMAGE, Phase.BUILD), List.of());

    assertThat(Summary.render(run(built), SETTINGS.ofBuild()))
        .isEqualTo(
            """
            cell              checks  result
            debian:13/nspawn  -       built

            time              image   build   boot  test  collect
            debian:13/nspawn  1.00 s  1.00 s  -     -     -

            BUILT: 1 cell (1 built); 5.00 s
              report:   sample-project/.matrix/runs/R/report/index.html
              results:  sample-project/.matrix/runs/R/results.json
            """);
  }

  private static RunResult run(CellResult... cells) {
    return new RunResult(
        "R", "p", "v", Instant.EPOCH, Duration.ofSeconds(5), true, List.of(), List.of(cells));
  }

  private static CellResult cell(String id, List<Phase> phases, List<TestResult> tests) {
    return new CellResult(
        id,
        "folder",
        "RHEL",
        "9",
        "x86-64",
        "nspawn",
        Map.of(),
        Optional.empty(),
        phases.stream()
            .map(phase -> new PhaseTiming(phase, Instant.EPOCH, ofSeconds(1), ofSeconds(0), false))
            .toList(),
        tests,
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of());
  }

  @Test
  void aRunThatPassedSaysSoAndWhereItsResultsAre() {
    var events =
        Stories.stamped(Stories.mixed()).stream()
            .filter(e -> !e.event().cellId().equals(Optional.of(Stories.LEAP)))
            .filter(e -> e.number() != 16 && e.number() != 22)
            .toList();
    var run = EventsReplay.replay(events);
    var passed =
        new RunResult(
            run.id(),
            run.project(),
            run.version(),
            run.started(),
            run.took(),
            true,
            run.arguments(),
            run.cells().subList(0, 1));

    assertThat(
            Summary.render(passed, new ViewSettings("matrix", "", ".matrix/runs/R", false, false)))
        .endsWith(
            """
            PASSED: 1 cell (1 passed); 3 tests (2 passed (1 flaky), 1 skipped); 25.0 s
              report:   .matrix/runs/R/report/index.html
              results:  .matrix/runs/R/results.json
            """);
  }
}
