package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.suite.SuiteFixture.suite;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.Isolation;
import org.distromatrix.event.RunEvent;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.plan.Selection;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that run on this host, as whoever runs them tells of them. */
class HostSuitesTest {
  private static final GuestWish AS_THE_SUITE = new GuestWish("", Isolation.CELL, false, false);

  @TempDir Path temp;

  private final List<String> launches = new ArrayList<>();
  private CellFixture cell;

  @BeforeEach
  void setUp() throws IOException {
    var source = Files.createDirectories(temp.resolve("pristine"));
    Files.writeString(source.resolve("here.txt"), "here");
    var guest = Files.createDirectories(temp.resolve("guest"));
    var paths = new GuestPaths(source.toString(), guest.resolve("suites").toString());
    cell =
        new CellFixture(
            temp.resolve("run"),
            spec -> {
              launches.add(spec.consoleLog().getFileName().toString());
              return new LocalGuest(spec, guest);
            },
            paths,
            List.of());
  }

  private static List<String> lines(CellOutcome outcome) {
    return outcome.tests().stream()
        .map(
            test ->
                test.suite()
                    + "/"
                    + test.name()
                    + ": "
                    + test.attempts().stream()
                        .map(attempt -> words(attempt.outcome()))
                        .collect(Collectors.joining(", ")))
        .toList();
  }

  private static String words(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.kind().word() + ": " + failed.message();
    }
    return outcome instanceof Outcome.Skipped skipped ? "skipped: " + skipped.reason() : "passed";
  }

  private static void passes(HostRun run, String name) {
    ends(run, name, Outcome.passed());
  }

  private static void fails(HostRun run, String name) {
    ends(run, name, ThrownOutcome.failed(new AssertionError("no\nnot at all")));
  }

  private static void ends(HostRun run, String id, Outcome outcome) {
    String name = run.name(id, id);
    if (run.wants(name)) {
      run.started(name);
      run.ended(id, name, outcome, Duration.ZERO, "");
    }
  }

  @Test
  void everyTestIsAResultWithItsLog() throws IOException {
    var outcome =
        cell.onHost(
                run -> {
                  String name = run.name("[id:1]", "A/one\nline");
                  run.started(name);
                  var command = GuestCommand.shell("echo $MATRIX_SUITE $CC; cat here.txt");
                  run.guest(AS_THE_SUITE)
                      .exec(run.asTest(command), run.log(name), OutputSink.none());
                  run.ended("[id:1]", name, Outcome.passed(), Duration.ZERO, "");
                  fails(run, "A/fails");
                  passes(run, "A/one line");
                })
            .run(suite("java", "").onHost("org.example.A"));

    assertThat(lines(outcome))
        .containsExactly(
            "java/A/one line: passed",
            "java/A/fails: assertion: no",
            "java/A/one line (2): passed");
    assertThat(outcome.tests().get(0).attempts().get(0).log())
        .isEqualTo("cells/cell/suites/java/A_one_line.log");
    assertThat(temp.resolve("run/cells/cell/suites/java/A_one_line.log"))
        .hasContent("java gcc\nhere");
    assertThat(outcome.tests().get(1).attempts().get(0).log()).isEmpty();
    assertThat(cell.events)
        .filteredOn(RunEvent.TestStarted.class::isInstance)
        .extracting(event -> ((RunEvent.TestStarted) event).test())
        .containsExactly("A/one line", "A/fails", "A/one line (2)");
    assertThat(cell.events)
        .filteredOn(RunEvent.TestEnded.class::isInstance)
        .extracting(event -> ((RunEvent.TestEnded) event).test())
        .containsExactly("A/one line", "A/fails", "A/one line (2)");
  }

  @Test
  void onlyWhatFailedIsTriedAgain() {
    var asked = new ArrayList<List<String>>();

    var outcome =
        cell.onHost(
                run -> {
                  asked.add(run.again());
                  passes(run, "good");
                  ends(
                      run,
                      "flaky",
                      run.again().isEmpty() ? ThrownOutcome.failed(null) : Outcome.passed());
                  if (run.again().isEmpty()) {
                    fails(run, "goes");
                  }
                })
            .run(suite("java", "").onHost("A").retried(1));

    assertThat(asked).containsExactly(List.of(), List.of("flaky", "goes"));
    assertThat(lines(outcome))
        .containsExactly(
            "java/good: passed",
            "java/flaky: assertion: , passed",
            "java/goes: assertion: no, no-result: not reported by attempt 2");
  }

  @Test
  void testsTakeTimeBeforeThereIsAGuest() {
    cell.onHost(
        run -> {
          passes(run, "without");
          run.guest(AS_THE_SUITE);
          passes(run, "with");
        });

    assertThat(cell.run(suite("java", "").onHost("A")).phases())
        .extracting(PhaseTiming::phase)
        .containsExactly(Phase.TEST, Phase.BOOT, Phase.TEST, Phase.COLLECT);
  }

  @Test
  void noTestIsNoPass() {
    assertThat(lines(cell.run(suite("java", "").onHost("org.example.A", "b.*"))))
        .containsExactly("java/java: no-result: no test in org.example.A, b.*");
  }

  @Test
  void testsOfOtherCellsAreNoFailure() {
    cell.onHost(
        run -> {
          if (run.selects(List.of("debian:trixie"))) {
            passes(run, "here");
          }
          if (!run.selects(List.of("debian:12"))) {
            run.passOver();
          }
        });
    assertThat(lines(cell.run(suite("java", "").onHost("A")))).containsExactly("java/here: passed");

    cell.onHost(HostRun::passOver);
    assertThat(lines(cell.run(suite("java", "").onHost("A"))))
        .containsExactly("java/java: skipped: its tests are for other cells");
  }

  @Test
  void whatCannotBeRunFailsTheSuite() {
    cell.onHost(
        run -> {
          throw new NoSuchMethodError("org.junit.Old.method()");
        });
    var outcome = cell.run(suite("java", "").onHost("A"));
    assertThat(lines(outcome))
        .containsExactly(
            "java/java: no-result: JUnit could not run its tests: java.lang.NoSuchMethodError:"
                + " org.junit.Old.method()");
    assertThat(outcome.tests().get(0).attempts().get(0).details())
        .startsWith("java.lang.NoSuchMethodError: org.junit.Old.method()\n\tat ");

    cell.onHost(
        run -> {
          throw MatrixException.usage("there is no class 'A'").withHint("compile it");
        });
    assertThat(lines(cell.run(suite("java", "").onHost("A"))))
        .containsExactly("java/java: no-result: there is no class 'A'; compile it");
  }

  private static SuiteFilter selected(String pattern) {
    var catalog = org.distromatrix.distro.ProfileCatalog.standard(java.time.LocalDate.EPOCH);
    return SuiteFilter.of(
        Selection.parse(List.of(pattern), catalog),
        new org.distromatrix.plan.CellId("debian:13/nspawn"));
  }

  @Test
  void aSelectedTestIsRepeated() {
    var outcome =
        cell.only(selected("//java/A/one"))
            .repeated(3)
            .onHost(
                run -> {
                  passes(run, "A/one");
                  passes(run, "A/other");
                })
            .run(suite("java", "").onHost("A"));

    assertThat(lines(outcome))
        .containsExactly("java/A/one: passed", "java/A/one#2: passed", "java/A/one#3: passed");
  }

  @Test
  void selectedTestsAreRunAlone() {
    var outcome =
        cell.only(selected("//java/A/*"))
            .onHost(
                run -> {
                  passes(run, "A/one");
                  passes(run, "B/one");
                })
            .run(suite("java", "").onHost("A"));

    assertThat(lines(outcome)).containsExactly("java/A/one: passed");
  }

  @Test
  void aSuiteThatTakesTooLongIsInterruptedAndTheNextOneRuns() {
    var outcome =
        cell.onHost(
                run -> {
                  passes(run, "quick");
                  var stop = new CountDownLatch(1);
                  run.onStop(stop::countDown);
                  run.started(run.name("slow", "slow"));
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    assertThat(stop.getCount()).isZero();
                    fails(run, "slow");
                  }
                })
            .run(
                suite("java", "").onHost("A").within(Duration.ofMillis(200)),
                suite("smoke", "true"));

    assertThat(lines(outcome))
        .containsExactly(
            "java/quick: passed",
            "java/slow: timeout: still running after 200ms, interrupted",
            "java/java: timeout: still running after 200ms, interrupted",
            "smoke/smoke: passed");
    assertThat(outcome.problem()).isEmpty();
    assertThat(cell.warnings()).as("it did end when it was interrupted").isEmpty();
  }

  @Test
  void anInterruptedRunEndsWithWhatIsKnown() throws InterruptedException {
    var begun = new CountDownLatch(1);
    cell.onHost(
        run -> {
          run.started(run.name("slow", "slow"));
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            fails(run, "slow");
          }
        });
    var ended = new ArrayList<CellOutcome>();
    var thread =
        new Thread(
            () -> ended.add(cell.run(suite("java", "").onHost("A"), suite("smoke", "true"))));
    thread.start();
    begun.await();
    thread.interrupt();
    thread.join();

    assertThat(lines(ended.get(0)))
        .containsExactly(
            "java/slow: incomplete: interrupted", "java/java: incomplete: interrupted");
    assertThat(ended.get(0).problem().map(CellProblem::fault)).contains("interrupted");
  }

  @Test
  void testsGetTheGuestsTheyWant() {
    var guests = new ArrayList<Guest>();
    cell.onHost(
        run -> {
          guests.add(run.guest(AS_THE_SUITE));
          guests.add(run.guest(AS_THE_SUITE));
          var own = new GuestWish("A", Isolation.SUITE, false, false);
          guests.add(run.guest(own));
          guests.add(run.guest(own));
          var each = new GuestWish("A", Isolation.TEST, false, false);
          guests.add(run.guest(each));
          guests.add(run.guest(each));
          passes(run, "done");
        });

    cell.run(suite("smoke", "true"), suite("java", "").onHost("A"));

    assertThat(launches)
        .containsExactly("console.log", "console-2.log", "console-3.log", "console-4.log");
    assertThat(guests.get(0)).isSameAs(guests.get(1));
    assertThat(guests.get(2)).isSameAs(guests.get(3)).isNotSameAs(guests.get(1));
    assertThat(guests.get(4)).isNotSameAs(guests.get(3));
    assertThat(guests.get(5)).isNotSameAs(guests.get(4));
  }

  @Test
  void whatTestsLeaveIsCollectedAndFailuresKeepTheirGuest() throws IOException {
    var failed = new ArrayList<TestResult>();
    var outcome =
        cell.afterFailure((id, guest, tests) -> failed.addAll(tests))
            .onHost(
                run -> {
                  var guest = run.guest(AS_THE_SUITE);
                  var leave = GuestCommand.shell("echo left >\"$MATRIX_ARTIFACTS/a.txt\"");
                  guest.exec(run.asTest(leave), OutputSink.none(), OutputSink.none());
                  fails(run, "fails");
                })
            .run(suite("java", "").onHost("A"));

    assertThat(outcome.artifacts()).containsExactly("cells/cell/artifacts/java/a.txt");
    assertThat(failed).extracting(TestResult::name).containsExactly("fails");
  }

  @Test
  void aGuestThatCannotBeHadIsAProblemOfTheCell() {
    var none =
        new CellFixture(
            temp.resolve("run"),
            spec -> {
              launches.add("try");
              throw MatrixException.infrastructure("no boot today");
            },
            GuestPaths.DEFAULT,
            List.of());
    var outcome =
        none.onHost(
                run -> {
                  for (String name : List.of("a", "b")) {
                    try {
                      run.guest(AS_THE_SUITE);
                    } catch (MatrixException e) {
                      ends(run, name, ThrownOutcome.failed(e));
                    }
                  }
                })
            .run(suite("java", "").onHost("A"));

    assertThat(launches).hasSize(1);
    assertThat(lines(outcome))
        .containsExactly("java/a: assertion: no boot today", "java/b: assertion: no boot today");
    assertThat(outcome.problem().map(CellProblem::message)).contains("no boot today");
  }

  @Test
  void secretsAreMaskedInWhatTestsPrint() {
    cell.onHost(
        run -> {
          assertThat(run.masked("a s3cret")).isEqualTo("a ***");
          for (String piece : List.of("a s3c", "ret and s3")) {
            byte[] text = piece.getBytes(StandardCharsets.UTF_8);
            run.log("prints").accept(text, text.length);
          }
          passes(run, "prints");
          run.log("prints").accept(new byte[] {'x'}, 1);
        });
    cell.run(suite("java", "").onHost("A"));

    assertThat(temp.resolve("run/cells/cell/suites/java/prints.log")).hasContent("a *** and s3");
  }
}
