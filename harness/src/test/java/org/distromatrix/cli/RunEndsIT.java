package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.cli.MatrixProgram.Running;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs that are ended from outside leave nothing of themselves on the host, whenever it happens.
 * Needs root, systemd-nspawn and the host's mirror.
 */
class RunEndsIT {
  private static final int KILLS = 10;
  private static final Duration SETTLED = Duration.ofSeconds(20);

  @TempDir Path temporary;
  private MatrixProgram matrix;
  private HostTraces host;

  @BeforeEach
  void makeProject() throws IOException {
    matrix = new MatrixProgram(Files.createDirectory(temporary.resolve("project")));
    matrix.with("MATRIX_RUNTIME", temporary.resolve("r").toString());
    host = new HostTraces(temporary.resolve("r"));
  }

  @ParameterizedTest
  @CsvSource({"INT, 130", "TERM, 143"})
  void aSignalEndsGuestsAndKeepsResults(String signal, int status) throws Exception {
    matrix.suites(
        "{ name: before, run: 'true' }", "{ name: hangs, run: 'echo begun; sleep 4321' }");
    matrix.through("env", "--default-signal=" + signal); // a job in the background ignores INT
    List<String> traces = host.now();
    Running running = matrix.start("", "run");
    host.follow(running.process());
    matrix.await(running, "\"hangs\"");

    Ended ended;
    try {
      // the shell's own: a machine without procps has no other
      String kill = "kill -" + signal + " " + running.process().pid();
      assertThat(new ProcessBuilder("sh", "-c", kill).start().waitFor()).isZero();
      ended = matrix.finish(running);
    } finally {
      running.process().destroyForcibly();
    }

    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
    assertThat(ended.out()).contains("INCOMPLETE: ", "rerun: ");
    assertThat(matrix.latest("results.json")).contains("\"before\"", "interrupted");
    assertThat(matrix.latest("junit/debian_13_nspawn.xml")).contains("before");
    assertThat(host.addedSince(traces, SETTLED)).isEmpty();
  }

  @Test
  void killedAtAnyMomentItLeavesNothingAndTheNextRunWorks() throws Exception {
    matrix
        .suites(
            "{ name: builds, run: 'test -e /usr/share/small' }",
            "{ name: mounts, run: 'mount -t tmpfs none /mnt && mkdir /mnt/a && sleep 0.2' }",
            "{ name: apart, run: './*.sh', isolation: test }")
        .script("mkosi.build", "mkdir -p $DESTDIR/usr/share && touch $DESTDIR/usr/share/small\n")
        .script("one.sh", "exit 0\n")
        .script("two.sh", "sleep 0.2\n");
    long begin = System.nanoTime();
    Ended first = matrix.run("run", "--rebuild");
    assertThat(first.status()).as(first.out() + first.err()).isZero();
    long whole = Math.max(2000, (System.nanoTime() - begin) / 1_000_000);
    long seed = System.nanoTime();
    System.out.println("moments of the kills: seed " + seed + " within " + whole + " ms");
    var random = new Random(seed);
    List<String> traces = host.now();

    for (int kill = 0; kill < KILLS; kill++) {
      long after = random.nextLong(whole);
      Running running =
          kill % 2 == 0 ? matrix.start("", "run", "--rebuild") : matrix.start("", "run");
      host.follow(running.process());
      running.process().waitFor(after, TimeUnit.MILLISECONDS);
      running.process().destroyForcibly().waitFor();

      assertThat(host.addedSince(traces, SETTLED))
          .as("left after a kill at %d ms (seed %d):\n%s", after, seed, running.printed())
          .isEmpty();
    }

    Ended next = matrix.run("run", "--rebuild");
    assertThat(next.status()).as(next.out() + next.err()).isZero();
    assertThat(host.addedSince(traces, SETTLED)).isEmpty();
  }
}
