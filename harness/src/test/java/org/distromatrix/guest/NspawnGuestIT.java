package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.distromatrix.guest.GuestFixture.output;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.distromatrix.command.OutputSink;
import org.distromatrix.remote.TransferLimits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs and files in real guests; one guest of each release serves all these tests. */
class NspawnGuestIT {
  private static final Map<String, Guest> GUESTS = new HashMap<>();
  private static GuestFixture fixture;

  @BeforeAll
  static void open() {
    fixture = new GuestFixture();
  }

  @AfterAll
  static void close() throws Exception {
    GUESTS.values().forEach(Guest::close);
    fixture.close();
  }

  private static Guest guest(String codename) {
    return GUESTS.computeIfAbsent(codename, fixture::boot);
  }

  private static GuestResult run(Guest guest, GuestCommand command) {
    return guest.exec(command, OutputSink.none(), OutputSink.none());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookworm", "trixie"})
  void guestIsBootedAndTellsHowProgramsEnd(String codename) {
    Guest guest = guest(codename);

    assertThat(output(guest, GuestCommand.of("systemctl", "is-system-running")))
        .isEqualTo("running\n");
    assertThat(run(guest, GuestCommand.shell("exit 7")).status()).contains(7);
    assertThat(run(guest, GuestCommand.shell("exit 137")).status()).contains(137);
    GuestResult signalled = run(guest, GuestCommand.shell("kill -SEGV $$"));
    assertThat(signalled.signal()).contains("SEGV");
    assertThat(signalled.status()).isEmpty();
    assertThat(run(guest, GuestCommand.of("/no/such/program")).status()).contains(127);
    assertThat(guest.alive()).isTrue();
    assertThat(guest.capabilities()).containsExactly(Capability.INIT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookworm", "trixie"})
  void bootRebuildsNoCacheThatTheImageHas(String codename) {
    GuestCommand condition =
        GuestCommand.of(
            "systemctl", "show", "--property=ConditionResult", "systemd-update-done.service");
    assertThat(output(guest(codename), condition)).isEqualTo("ConditionResult=no\n");
  }

  @Test
  void foldersAreToldFromEmptyOnes() {
    Guest guest = guest("trixie");
    run(guest, GuestCommand.shell("mkdir -p '/tmp/a b/empty' && : >'/tmp/a b/.hidden'"));
    assertThat(guest.holdsAnything("/tmp/a b")).isTrue();
    assertThat(guest.holdsAnything("/tmp/a b/empty")).isFalse();
    assertThat(guest.holdsAnything("/tmp/no such folder")).isFalse();
  }

  @Test
  void environmentIsCleanAndArgumentsArriveAsTheyAre() {
    GuestCommand env =
        GuestCommand.of("env").withEnvironment(Map.of("A", "it's \"one\"\ntwo $HOME")).in("/tmp");
    assertThat(output(guest("trixie"), env).split("\n"))
        .containsExactlyInAnyOrder(
            "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
            "HOME=/root",
            "LC_ALL=C.UTF-8",
            "TZ=UTC",
            "A=it's \"one\"",
            "two $HOME");
    assertThat(
            output(guest("trixie"), GuestCommand.of("printf", "%s|", "a b", "", "'$x'\\", "ä\t")))
        .isEqualTo("a b||'$x'\\|ä\t|");
    assertThat(output(guest("trixie"), GuestCommand.of("pwd").in("/tmp"))).isEqualTo("/tmp\n");
    assertThat(output(guest("trixie"), GuestCommand.of("pwd"))).isEqualTo("/root\n");
  }

  @Test
  void programRunsAsAnotherUserWithoutAWayUp() {
    Guest guest = guest("trixie");
    String said = output(guest, GuestCommand.shell("id -un; id -Gn; touch /x").as("games"));
    assertThat(said).startsWith("games\ngames\n").contains("Permission denied");
    assertThat(output(guest, GuestCommand.of("true").as("nobody-knows")))
        .isEqualTo("matrix-exec: there is no user 'nobody-knows' here\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookworm", "trixie"})
  void backgroundProcessNeitherHoldsUsUpNorSurvives(String codename) {
    Guest guest = guest(codename);
    GuestResult result =
        run(guest, GuestCommand.shell("setsid sleep 4711 & sleep 4712 & echo started; exit 3"));
    assertThat(result.status()).contains(3);
    assertThat(result.timedOut()).isFalse();
    assertThat(result.leftBehind()).containsExactlyInAnyOrder("sleep 4711", "sleep 4712");
    assertThat(
            output(guest, GuestCommand.shell("grep -lz 471 /proc/[0-9]*/cmdline | grep -v self")))
        .doesNotContain("sleep");
    assertThat(run(guest, GuestCommand.shell("true & wait")).leftBehind()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bookworm", "trixie"})
  void timeLimitEndsEverythingAndKeepsTheOutput(String codename) {
    Guest guest = guest(codename);
    var out = new ByteArrayOutputStream();
    GuestResult result =
        guest.exec(
            GuestCommand.shell("trap '' TERM; echo before; sleep 4713 & sleep 4714")
                .within(Duration.ofSeconds(1)),
            (buffer, length) -> out.write(buffer, 0, length),
            OutputSink.none());
    assertThat(result.timedOut()).isTrue();
    assertThat(result.status()).isEmpty();
    assertThat(result.leftBehind()).contains("sleep 4713", "sleep 4714");
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("before\n");
  }

  @Test
  void bytesArriveAsTheyAreAndStreamsStayApart() {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    guest("trixie")
        .exec(
            GuestCommand.shell("printf '\\377\\000\\033[31m\\r\\n'; printf '\\376' >&2"),
            (buffer, length) -> out.write(buffer, 0, length),
            (buffer, length) -> err.write(buffer, 0, length));
    assertThat(out.toByteArray()).isEqualTo(new byte[] {-1, 0, 27, '[', '3', '1', 'm', '\r', '\n'});
    assertThat(err.toByteArray()).isEqualTo(new byte[] {-2});
  }

  @Test
  void floodIsPassedOnWithoutBeingHeld() {
    var seen = new AtomicLong();
    long before = usedMemory();
    GuestResult result =
        guest("trixie")
            .exec(
                GuestCommand.of("head", "-c", "200M", "/dev/zero"),
                (buffer, length) -> seen.addAndGet(length),
                OutputSink.none());
    assertThat(result.succeeded()).isTrue();
    assertThat(seen.get()).isEqualTo(200L << 20);
    assertThat(usedMemory() - before).isLessThan(32L << 20);
  }

  private static long usedMemory() {
    System.gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  @Test
  void killingOurHelperHarmsNothing() {
    Guest guest = guest("trixie");
    run(
        guest,
        GuestCommand.shell(
            "kill -9 $(grep -lz matrix-control /proc/[0-9]*/cmdline | cut -d/ -f3)"));
    GuestResult result = run(guest, GuestCommand.shell("sleep 4715 & exit 0"));
    assertThat(result.leftBehind()).containsExactly("sleep 4715");
  }

  @Test
  void treeGoesInAndComesOut(@TempDir Path folder) throws Exception {
    Path tree = Files.createDirectories(folder.resolve("tree/deep"));
    String longName = "n".repeat(180);
    Files.writeString(tree.resolve(longName), "content ä");
    Files.writeString(tree.resolve("run.sh"), "#!/bin/sh\necho ran\n");
    Files.setPosixFilePermissions(
        tree.resolve("run.sh"),
        java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-x---"));
    Files.createSymbolicLink(tree.resolve("link"), Path.of("run.sh"));
    Guest guest = guest("trixie");

    guest.put(folder.resolve("tree"), "/var/tmp/in/there");
    guest.put(tree.resolve("run.sh"), "/opt/new/name.sh");

    assertThat(output(guest, GuestCommand.of("/var/tmp/in/there/deep/link"))).isEqualTo("ran\n");
    assertThat(output(guest, GuestCommand.of("stat", "-c", "%a %u %g", "/opt/new/name.sh")))
        .isEqualTo("750 0 0\n");
    List<String> left = guest.get("/var/tmp/in", folder.resolve("out"), TransferLimits.DEFAULT);
    assertThat(left).containsExactly("./there/deep/link: it is a link to run.sh");
    assertThat(folder.resolve("out/there/deep/" + longName)).hasContent("content ä");
    assertThat(folder.resolve("out/there/deep/run.sh")).isExecutable();
  }

  @Test
  void whatIsTakenOutIsBounded(@TempDir Path folder) {
    Guest guest = guest("trixie");
    run(
        guest,
        GuestCommand.shell(
            "mkdir /many; cd /many; seq 50 | xargs touch; head -c 5M /dev/zero >big"));
    assertThat(guest.get("/many", folder.resolve("few"), new TransferLimits(10, 1 << 20)))
        .anyMatch(line -> line.endsWith("and all that follows: more than 10 files"));
    assertThat(guest.get("/many", folder.resolve("small"), new TransferLimits(100, 2 << 20)))
        .containsExactly("./big: 5242880 bytes are more than the limit leaves");
    assertThat(guest.get("/no-such", folder.resolve("none"), TransferLimits.DEFAULT))
        .singleElement()
        .asString()
        .contains("/no-such");
    assertThat(guest.alive()).isTrue();
  }

  /** More than a channel's window (2 MiB), which nobody empties any more. */
  @Test
  void failedPutSaysWhyAtOnce(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("f"), "x".repeat(30 << 20));
    Guest guest = guest("trixie");
    long started = System.nanoTime();
    assertThatThrownBy(() -> guest.put(file, "/proc/nowhere/f"))
        .hasMessageStartingWith(
            "Cannot copy '" + file + "' into the guest's /proc/nowhere/f: mkdir:");
    run(guest, GuestCommand.shell("mkdir /small; mount -t tmpfs -o size=5m small /small"));
    assertThatThrownBy(() -> guest.put(file, "/small/f"))
        .hasMessageStartingWith("Cannot copy '" + file + "' into the guest's /small/f: tar: f: ");
    // sshj's own limit for room in the window is 120 s for each; a busy host takes its time, too
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(100));
    assertThat(output(guest, GuestCommand.of("echo", "alive"))).isEqualTo("alive\n");
  }

  /** Longer than the 2 MiB that wait for it. */
  @Test
  void inputWaitsForASlowReaderAndEndsWithTheProgram() throws Exception {
    byte[] block = new byte[4 << 20];
    GuestCommand late = GuestCommand.shell("read -r go; head -c 4194304 | wc -c");
    try (GuestProcess process = guest("trixie").start(late, Optional.empty())) {
      process.stdin().write("go\n".getBytes(StandardCharsets.UTF_8));
      process.stdin().write(block);
      assertThat(new String(process.stdout().readAllBytes(), StandardCharsets.UTF_8).strip())
          .isEqualTo("4194304");
      assertThat(process.await().succeeded()).isTrue();
      assertThatThrownBy(() -> process.stdin().write(block))
          .hasMessage("the program ended before it had read everything");
    }
  }

  @Test
  void terminalHasSizeAndTypeAndPassesControlC() throws Exception {
    Guest guest = guest("trixie");
    // not as a child of the shell: dash loses an interrupt between its fork and the child's exec
    GuestCommand command =
        GuestCommand.shell("stty size; tty; echo $TERM; exec sleep 4716")
            .withEnvironment(Map.of("TERM", "vt220"));
    var request = new TerminalRequest("vt220", new TerminalSize(101, 33));
    try (GuestProcess process = guest.start(command, Optional.of(request))) {
      var lines =
          new java.io.BufferedReader(
              new java.io.InputStreamReader(process.stdout(), StandardCharsets.UTF_8));
      assertThat(lines.readLine()).isEqualTo("33 101");
      assertThat(lines.readLine()).startsWith("/dev/pts/");
      assertThat(lines.readLine()).isEqualTo("vt220");
      process.stdin().write(3);
      process.stdin().flush();
      assertThat(process.await().signal()).contains("INT");
    }
  }
}
