package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.cli.MatrixProgram.Running;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the screen and the exit code say of tests that misbehave, and of a host that is short of
 * something. Needs root, systemd-nspawn and the host's mirror.
 */
class IllBehavedTestsIT {
  @TempDir Path temporary;
  private MatrixProgram matrix;

  @BeforeEach
  void makeProject() throws IOException {
    matrix = new MatrixProgram(Files.createDirectory(temporary.resolve("project")));
  }

  private static void assertStatus(Ended ended, int status) {
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
  }

  @Test
  void theScreenIsSafeFromTheirOutputAndTellsWhatBecameOfThem() throws IOException {
    matrix
        .suites(
            "{ name: paints, run: ./paints.sh }",
            "{ name: hangs, run: 'echo begun; sleep 4000', timeout: 2s }",
            "{ name: forks, run: 'setsid sleep 4321 & echo done' }",
            "{ name: floods, run: 'head -c 1000000000 /dev/zero; exit 3', timeout: 10m }",
            "{ name: cuts, run: 'pkill -KILL sshd; sleep 60' }",
            "{ name: off, run: 'systemctl poweroff; sleep 60' }",
            "{ name: fine, run: 'true' }")
        .script(
            "paints.sh",
            "printf '\\033[2J\\033]0;owned\\007bad \\377\\376 bytes\\r::error::x\\n'; exit 1\n");

    Ended ended = matrix.run("run");

    assertStatus(ended, 1);
    assertThat(ended.out().chars().filter(c -> c < ' ' && c != '\n')).isEmpty();
    assertThat(ended.out())
        .contains(
            "FAILED debian:13/nspawn//paints/paints\n",
            """
            FAILED debian:13/nspawn//hangs/hangs
              cause: timeout: still running after 2s, killed
            """,
            "[debian:13/nspawn]   | begun\n",
            "forks/forks left processes running, which were killed: sleep 4321",
            "FAILED debian:13/nspawn//floods/floods\n  cause: exit status 3\n",
            "FAILED debian:13/nspawn//cuts/cuts\n  cause: guest lost: ",
            "FAILED debian:13/nspawn//off/off\n  cause: guest lost: ",
            "[debian:13/nspawn] fine: 1 passed\n",
            "7 tests (2 passed, 5 failed)");
    Path logs = matrix.folder().resolve(".matrix/latest/cells/debian_13_nspawn/suites");
    assertThat(Files.size(logs.resolve("floods/floods.log"))).isBetween(60L << 20, 65L << 20);
    assertThat(
            new String(
                Files.readAllBytes(logs.resolve("paints/paints.log")), StandardCharsets.ISO_8859_1))
        .contains("\u001b[2J", "bad \u00ff\u00fe bytes\r");
  }

  @Test
  void twoRunsInOneProjectBothWork() throws IOException {
    matrix
        .suites("{ name: smoke, run: 'test -e /usr/share/small' }")
        .script(
            "mkosi.build",
            "sleep 1; mkdir -p $DESTDIR/usr/share; touch $DESTDIR/usr/share/small\n");

    Running one = matrix.start("", "run");
    Running two = matrix.start("", "run");

    assertStatus(matrix.finish(one), 0);
    assertStatus(matrix.finish(two), 0);
    try (var runs = Files.list(matrix.folder().resolve(".matrix/runs"))) {
      assertThat(runs.filter(run -> Files.exists(run.resolve("results.json")))).hasSize(2);
    }
  }

  @Test
  void aFullDiskIsNamedAndWhatWasTestedIsKept() {
    var commands = new LocalCommands(System.getenv());
    String project = matrix.folder().toString();
    commands.run(Command.of("mount", "-t", "tmpfs", "-o", "size=2m,mode=755", "none", project));
    try {
      matrix.suites(
          "{ name: before, run: 'true' }",
          "{ name: writes, run: 'head -c 20000000 /dev/urandom' }");

      Ended ended = matrix.run("run");

      assertStatus(ended, 3);
      assertThat(ended.out() + ended.err()).contains("No space left on device");
      assertThat(matrix.latest("events.jsonl")).contains("\"before\"");
    } finally {
      commands.run(Command.of("umount", "--lazy", project));
    }
  }

  @Test
  void rootWithoutNamespacesIsToldSo() {
    matrix.suites("{ name: smoke, run: 'true' }");

    Ended ended = matrix.through("setpriv", "--bounding-set=-sys_admin").run("run");

    assertStatus(ended, 3);
    assertThat(ended.err())
        .isEqualTo(
            "matrix: Cannot run cells: this root may not make namespaces and mounts (no"
                + " CAP_SYS_ADMIN)\n  hint: in a container: start it privileged; or --boot container,"
                + " with an engine that it reaches\n");
  }
}
