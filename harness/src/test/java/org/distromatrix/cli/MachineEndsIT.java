package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.cli.MatrixProgram.Running;
import org.distromatrix.host.Places;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed while they save the state of a machine. Needs root, qemu and the host's
 * mirror.
 */
@Tag("slow")
class MachineEndsIT {
  private static final Duration SETTLED = Duration.ofSeconds(20);

  @TempDir Path temporary;
  private MatrixProgram matrix;
  private HostTraces host;

  @BeforeEach
  void makeProject() throws IOException {
    matrix = new MatrixProgram(Files.createDirectory(temporary.resolve("project")));
    matrix.with("MATRIX_RUNTIME", temporary.resolve("r").toString());
    host = new HostTraces(temporary.resolve("r"));
    // a machine that nobody else has, so that there is no state of it
    long memory = 700 + System.nanoTime() % 300;
    matrix.file(
        "matrix.yaml",
        """
        project: small
        distros: [debian:13]
        boot: [qemu]
        machine: { memory: %dMiB }
        suites: [ { name: boots, run: "systemctl is-system-running" } ]
        """
            .formatted(memory));
  }

  @Test
  void nothingIsLeftAndTheNextRunSavesItAnew() throws Exception {
    for (String half : List.of("ram", "devices")) {
      List<String> traces = host.now();
      Running running = matrix.start("", "run");
      host.follow(running.process());
      await(running, half);
      running.process().destroyForcibly().waitFor();

      assertThat(host.addedSince(traces, SETTLED)).as("killed when there was " + half).isEmpty();
    }

    Ended next = matrix.run("run");
    assertThat(next.status()).as(next.out() + next.err()).isZero();
    assertThat(next.out()).contains("booting once, to save the machine's state");
    Ended resumed = matrix.run("run");
    assertThat(resumed.status()).as(resumed.out() + resumed.err()).isZero();
    assertThat(resumed.out()).doesNotContain("booting once");
  }

  /** Waits for a file of a state that is being made by this run. */
  private static void await(Running running, String file) throws Exception {
    Path scratch = Places.resolve(System.getenv(), true).cache().resolve("scratch");
    String owner = running.process().pid() + "-";
    long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(8);
    while (!isThere(scratch, owner, file)) {
      assertThat(running.process().isAlive()).as(running.printed()).isTrue();
      assertThat(System.nanoTime()).as(running.printed()).isLessThan(deadline);
      Thread.sleep(2);
    }
  }

  private static boolean isThere(Path scratch, String owner, String file) throws IOException {
    if (!Files.isDirectory(scratch)) {
      return false;
    }
    try (Stream<Path> folders = Files.list(scratch)) {
      return folders
          .filter(folder -> folder.getFileName().toString().startsWith(owner))
          .filter(folder -> folder.getFileName().toString().contains("states-"))
          .anyMatch(folder -> Files.exists(folder.resolve(file)));
    }
  }
}
