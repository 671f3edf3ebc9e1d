package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.suite.SuiteFixture.suite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.config.CheckLevel;
import org.distromatrix.config.Checks;
import org.distromatrix.config.Isolation;
import org.distromatrix.config.JournalCheck;
import org.distromatrix.event.RunEvent;
import org.distromatrix.guest.NspawnLauncher;
import org.distromatrix.image.Layer;
import org.distromatrix.remote.TransferLimits;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Suites in real guests, the ill-behaved ones above all. Needs root and systemd-nspawn. */
class NspawnSuitesIT {
  @TempDir static Path shared;

  private static NspawnLauncher launcher;
  private static List<Layer> layers;

  @TempDir Path temp;

  private CellFixture cell;

  @BeforeAll
  static void prepare() {
    var tree = new BootedTree(shared);
    launcher = tree.launcher();
    layers = tree.layers();
  }

  @BeforeEach
  void setUp() {
    cell = new CellFixture(temp.resolve("run"), launcher, GuestPaths.DEFAULT, layers);
  }

  private String log(String path) throws IOException {
    return Files.readString(cell.folder.resolve("cells/cell/suites/" + path));
  }

  private static String failed(String test, String kind, String message) {
    return test + ": Failed[kind=" + kind + ", message=" + message + "]";
  }

  @Test
  void suitesPassAndTheirTracesAreCollected() throws IOException {
    var outcome =
        cell.run(
            suite("smoke", "test $(id -u) = 0 && grep -qx pristine file && echo changed > file"),
            suite("tap", "echo 1..1; echo ok 1 - a; echo x > $MATRIX_ARTIFACTS/a").tap(),
            suite("again", "grep -qx pristine file && test ! -t 0 && test $(umask) = 0022"),
            suite("xml", "mkdir r; echo '<testsuite><testcase name=\"c\"/></testsuite>' > r/a.xml")
                .junit("r/*.xml"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            "smoke/smoke: Passed[]", "tap/a: Passed[]", "again/again: Passed[]", "xml/c: Passed[]");
    assertThat(outcome.problem()).isEmpty();
    assertThat(outcome.artifacts()).containsExactly("cells/cell/artifacts/tap/a");
    assertThat(outcome.facts()).containsKeys("kernel", "systemd", "system state", "boot id");
    assertThat(Files.readString(cell.folder.resolve("cells/cell/journal.txt")))
        .contains("systemd[1]: ");
    assertThat(cell.warnings()).isEmpty();
  }

  @Test
  void whoLosesItsGuestFailsAndTheRestGoesOn() {
    var outcome =
        cell.run(
            suite("off", "echo 1..2; echo ok 1 - a; systemctl poweroff; sleep 60").tap(),
            suite("cut", "pkill -KILL sshd; sleep 60"),
            suite("fine", "true"));

    assertThat(outcome.tests())
        .extracting(TestResult::name)
        .containsExactly("a", "off", "cut", "fine");
    assertThat(CellFixture.lines(outcome).get(0)).isEqualTo("off/a: Passed[]");
    assertThat(CellFixture.lines(outcome).get(1))
        .startsWith("off/off: Failed[kind=GUEST_LOST, message=guest ");
    assertThat(CellFixture.lines(outcome).get(2))
        .startsWith("cut/cut: Failed[kind=GUEST_LOST, message=guest ");
    assertThat(CellFixture.lines(outcome).get(3)).isEqualTo("fine/fine: Passed[]");
    assertThat(cell.warnings())
        .containsExactly(
            "the guest was lost in off/off: what follows gets a pristine one",
            "the guest was lost in cut/cut: what follows gets a pristine one");
  }

  @Test
  void whoHangsIsEndedWithAllItsProcesses() throws IOException {
    var outcome =
        cell.run(
            suite("hangs", "echo begun; trap '' TERM; setsid sleep 1000 & sleep 1000")
                .within(Duration.ofSeconds(1)),
            suite("after", "! pgrep -x sleep"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            failed("hangs/hangs", "TIMEOUT", "still running after 1s, killed"),
            "after/after: Passed[]");
    assertThat(log("hangs/hangs.log")).isEqualTo("begun\n");
  }

  @Test
  void whoFloodsIsCutInTheMiddle() throws IOException {
    cell.limits(new SuiteLimits(Duration.ofMinutes(1), 1, 1 << 20, TransferLimits.DEFAULT, 2));

    var outcome =
        cell.run(suite("floods", "echo first; head -c 100000000 /dev/urandom; echo last"));

    assertThat(CellFixture.lines(outcome)).containsExactly("floods/floods: Passed[]");
    var kept = Files.readAllBytes(cell.folder.resolve("cells/cell/suites/floods/floods.log"));
    var text = new String(kept, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertThat(text)
        .startsWith("first\n")
        .endsWith("last\n")
        .contains("[... 98951435 bytes cut ...]");
  }

  @Test
  void whoLeavesProcessesBehindIsNamed() {
    var outcome =
        cell.run(
            suite("forks", "setsid sleep 1234 & echo done"), suite("after", "! pgrep -x sleep"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly("forks/forks: Passed[]", "after/after: Passed[]");
    assertThat(cell.warnings())
        .containsExactly("forks/forks left processes running, which were killed: sleep 1234");
  }

  @Test
  void rebootsAreProvedByTheBootId() throws IOException {
    var script =
        "cat /proc/sys/kernel/random/boot_id; case \"$MATRIX_REBOOT_MARK\" in"
            + " '') echo 1 > /etc/kept; matrix-reboot one; echo never;;"
            + " one) test -e /etc/kept && matrix-reboot two;;"
            + " two) exit 0;; esac; exit 9";

    var outcome =
        cell.run(suite("root", script), suite("user", script.replace("/etc", "/tmp")).by("tester"));

    assertThat(CellFixture.lines(outcome).get(0)).isEqualTo("root/root: Passed[]");
    var lines = log("root/root.log").lines().filter(line -> !line.isEmpty()).toList();
    assertThat(lines).hasSize(5).doesNotContain("never");
    assertThat(lines.get(1)).startsWith("--- rebooted for 'one' in ").contains(lines.get(0));
    assertThat(List.of(lines.get(0), lines.get(2), lines.get(4))).doesNotHaveDuplicates();
    assertThat(cell.warnings()).isEmpty();
  }

  @Test
  void isolatedTestsFindNoTrace() {
    var outcome =
        cell.run(suite("apart", "tests/*").isolated(Isolation.TEST), suite("together", "tests/*"));

    assertThat(CellFixture.lines(outcome))
        .containsExactly(
            "apart/one: Passed[]",
            "apart/two: Passed[]",
            "together/one: Passed[]",
            failed("together/two", "ASSERTION", "exit status 1"));
  }

  @Test
  void theTesterHasNoWayUp() {
    var outcome =
        cell.run(
            suite(
                    "tester",
                    "test \"$(id -un)\" = tester && test \"$HOME\" = /home/tester && touch new"
                        + " $MATRIX_ARTIFACTS/a && ! touch /etc/x 2>/dev/null && ! cat /etc/shadow"
                        + " 2>/dev/null && ! sudo -n true 2>/dev/null")
                .by("tester")
                .hooks("id -un > by", "true", "true"));

    assertThat(CellFixture.lines(outcome)).containsExactly("tester/tester: Passed[]");
    assertThat(outcome.artifacts()).containsExactly("cells/cell/artifacts/tester/a");
  }

  @Test
  void aTerminalIsOne() {
    var outcome = cell.run(suite("tty", "test -t 1 && test -t 0 && exit 6").onTerminal());

    assertThat(CellFixture.lines(outcome))
        .containsExactly(failed("tty/tty", "ASSERTION", "exit status 6"));
  }

  @Test
  void checksSeeFailedUnitsCrashesAndErrors() {
    cell.checking(
        new Checks(
            CheckLevel.FAIL,
            CheckLevel.FAIL,
            new JournalCheck(CheckLevel.FAIL, List.of("expected trouble", "^(?!.*probe)"))));

    var outcome =
        cell.run(
            suite(
                "bad",
                "systemd-run -q --unit=broken --service-type=oneshot false;"
                    + " systemd-run -q --wait --unit=crash -p LimitCORE=infinity"
                    + " sh -c 'kill -SEGV $$$$';"
                    + " logger -p user.err -t probe expected trouble;"
                    + " logger -p user.err -t probe real trouble; true"));

    assertThat(outcome.checks())
        .extracting(CheckResult::name)
        .containsExactly("failed-units", "coredumps", "journal");
    assertThat(outcome.checks().get(0).outcome().isFailure()).isTrue();
    assertThat(outcome.checks().get(0).details()).contains("broken.service: ", "crash.service: ");
    assertThat(outcome.checks().get(1).details()).contains("code=dumped");
    assertThat(outcome.checks().get(2).details())
        .contains("real trouble")
        .doesNotContain("expected trouble");
  }

  @Test
  void artifactsAreNoWayOutOfTheirFolder() throws IOException {
    var outcome =
        cell.run(
            suite(
                "links",
                "ln -s /etc/shadow $MATRIX_ARTIFACTS/link; echo x > $MATRIX_ARTIFACTS/$(printf 'a\\nb')"));

    assertThat(CellFixture.lines(outcome)).containsExactly("links/links: Passed[]");
    try (var all = Files.walk(cell.folder.resolve("cells/cell/artifacts"))) {
      assertThat(all.filter(Files::isRegularFile)).hasSize(1);
    }
  }

  @Test
  void anInterruptEndsPromptly() throws InterruptedException {
    var results = new ArrayList<CellOutcome>();
    var thread =
        new Thread(
            () -> results.add(cell.run(suite("hangs", "sleep 1000"), suite("never", "true"))));
    thread.start();
    while (List.copyOf(cell.events).stream().noneMatch(RunEvent.TestStarted.class::isInstance)) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    thread.join(20_000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(CellFixture.lines(results.get(0)))
        .containsExactly(failed("hangs/hangs", "INCOMPLETE", "interrupted"));
    assertThat(results.get(0).problem().orElseThrow().fault()).isEqualTo("interrupted");
  }
}
