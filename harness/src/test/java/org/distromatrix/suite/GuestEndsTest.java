package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distromatrix.suite.SuiteFixture.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.event.RunEvent;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.remote.TransferLimits;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.Phase;
import org.junit.jupiter.api.Test;

/** What becomes of a cell whose guest, run or log ends before its tests do. */
class GuestEndsTest extends CellSuitesCase {
  @Test
  void aLostGuestFailsItsTestAndTheRestGetsANewOne() {
    var outcome =
        cell.run(
            suite("kills", "echo 1..2; echo ok 1 - a; touch ../../../gone").tap(),
            suite("next", "true"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            passed("kills/a"),
            failed("kills/kills", "GUEST_LOST", "it powered off"),
            passed("next/next"));
    assertThat(launches).hasValue(2);
    assertThat(cell.warnings())
        .containsExactly("the guest was lost in kills/kills: what follows gets a pristine one");
  }

  @Test
  void aRebootRunsTheScriptAgain() throws IOException {
    var request = "printf 'half\\n' > $MATRIX_REBOOT_REQUEST; kill -KILL $MATRIX_TEST_PID; sleep 9";
    var outcome =
        cell.run(
            suite(
                "boots",
                "echo mark=$MATRIX_REBOOT_MARK; [ \"$MATRIX_REBOOT_MARK\" ] || { "
                    + request
                    + "; }"),
            suite("killed", "kill -KILL $$"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            passed("boots/boots"), failed("killed/killed", "SIGNAL", "ended by SIGKILL"));
    assertThat(log("boots/boots.log"))
        .matches(
            "(?s)mark=\n\n--- rebooted for 'half' in .*: boot boot-1, then boot-2 ---\nmark=half\n");
  }

  @Test
  void rebootsAreBounded() {
    cell.limits(new SuiteLimits(Duration.ofMinutes(1), 1, 1 << 20, TransferLimits.DEFAULT, 2));

    var outcome =
        cell.run(
            suite(
                "loops", "echo x > $MATRIX_REBOOT_REQUEST; kill -KILL $MATRIX_TEST_PID; sleep 9"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(failed("loops/loops", "INCOMPLETE", "asked for more than 2 reboots"));
  }

  @Test
  void theFailedGuestIsShownBeforeItEnds() {
    var seen = new ArrayList<String>();
    cell.afterFailure(
        (id, guest, failures) ->
            failures.forEach(test -> seen.add(id + " " + guest.alive() + " " + test.name())));

    cell.run(suite("good", "true"), suite("bad", "false"), suite("later", "true"));

    assertThat(seen).containsExactly("debian:13/nspawn/CC=gcc true bad");
  }

  @Test
  void aGuestThatDoesNotBootIsTheCellsProblem() {
    var broken =
        new CellFixture(
            temp.resolve("run"),
            spec -> {
              throw MatrixException.infrastructure("Cannot boot " + spec.name() + ": no init")
                  .withHint("look at the console");
            },
            GuestPaths.DEFAULT,
            List.of());

    var outcome = broken.run(suite("never", "true"));

    assertThat(outcome.problem())
        .contains(
            new CellProblem(
                "infrastructure",
                Phase.BOOT,
                "Cannot boot debian-13-nspawn-CC-gcc: no init",
                "look at the console",
                "",
                ""));
    assertThat(outcome.tests()).isEmpty();
  }

  @Test
  void aDefectOfOursLeavesNoGuestBehind() {
    var guests = new ArrayList<LocalGuest>();
    var guest = temp.resolve("guest");
    var faulty =
        new CellFixture(
            temp.resolve("run"),
            spec -> {
              guests.add(new LocalGuest(spec, guest));
              return guests.get(0);
            },
            new GuestPaths(source.toString(), guest.resolve("suites").toString()),
            List.of());
    faulty.only(
        new SuiteFilter() {
          @Override
          public boolean suite(String suite) {
            return true;
          }

          @Override
          public boolean test(String suite, String test) {
            throw new IllegalStateException("defect");
          }
        });

    assertThatThrownBy(() -> faulty.run(suite("tap", "echo 1..1; echo ok 1").tap()))
        .hasMessage("defect");
    assertThat(guests).hasSize(1).noneMatch(LocalGuest::alive);
  }

  @Test
  void aLogThatCannotBeWrittenIsTheCellsProblem() throws IOException {
    Files.createDirectories(cell.folder.resolve("cells/cell"));
    Files.writeString(cell.folder.resolve("cells/cell/suites"), "a file in the way");

    var outcome = cell.run(suite("any", "true"));

    assertThat(outcome.problem().orElseThrow().message()).startsWith("Cannot create '");
    assertThat(outcome.tests()).isEmpty();
  }

  @Test
  void anInterruptEndsWithWhatIsKnown() throws InterruptedException {
    var results = new ArrayList<CellOutcome>();
    var interrupted = new ArrayList<Boolean>();
    var thread =
        new Thread(
            () -> {
              results.add(
                  cell.run(
                      suite("first", "true"), suite("hangs", "sleep 60"), suite("never", "true")));
              interrupted.add(Thread.currentThread().isInterrupted());
            });
    thread.start();
    while (List.copyOf(cell.events).stream().noneMatch(GuestEndsTest::startsHanging)) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    thread.join(20_000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(interrupted).containsExactly(true);
    assertThat(CellFixture.lines(results.get(0)))
        .containsExactly(passed("first/first"), failed("hangs/hangs", "INCOMPLETE", "interrupted"));
    assertThat(results.get(0).problem().orElseThrow().fault()).isEqualTo("interrupted");
  }

  private static boolean startsHanging(RunEvent event) {
    return event instanceof RunEvent.TestStarted started && started.test().equals("hangs");
  }
}
