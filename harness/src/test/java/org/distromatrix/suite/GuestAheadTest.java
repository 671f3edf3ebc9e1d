package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.suite.SuiteFixture.suite;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.distromatrix.config.Isolation;
import org.distromatrix.event.RunEvent;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestLauncher;
import org.distromatrix.guest.GuestSpec;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each get a guest of their own: the next guest comes while one test still runs. */
class GuestAheadTest {
  @TempDir private Path temp;

  private final List<LocalGuest> guests = Collections.synchronizedList(new ArrayList<>());
  private Path source;
  private Path folder;

  @BeforeEach
  void setUp() throws IOException {
    source = Files.createDirectories(temp.resolve("pristine"));
    folder = Files.createDirectories(temp.resolve("guest"));
  }

  private void script(String name, String text) throws IOException {
    var file = Files.createDirectories(source.resolve("tests")).resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private CellFixture cell(GuestLauncher launcher) {
    var paths = new GuestPaths(source.toString(), folder.resolve("suites").toString());
    return new CellFixture(temp.resolve("run"), launcher, paths, List.of());
  }

  private Guest launch(GuestSpec spec) {
    var guest = new LocalGuest(spec, folder);
    guests.add(guest);
    try {
      Files.createFile(temp.resolve(spec.name()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return guest;
  }

  private static SuiteFixture isolated() {
    return suite("each", "tests/*.sh").isolated(Isolation.TEST);
  }

  /** Waits for a file, up to 20 s. */
  private String waitsFor(String name) {
    return "for i in $(seq 200); do [ ! -e %s ] || exit 0; sleep 0.1; done; exit 1"
        .formatted(temp.resolve(name));
  }

  @Test
  void comesWhileATestRuns() throws IOException {
    script("a.sh", waitsFor("debian-13-nspawn-CC-gcc-2"));
    script("b.sh", waitsFor("debian-13-nspawn-CC-gcc-3"));
    script("c.sh", "exit 0");

    var outcome = cell(this::launch).run(isolated());

    assertThat(CellFixture.lines(outcome))
        .containsExactly("each/a.sh: Passed[]", "each/b.sh: Passed[]", "each/c.sh: Passed[]");
    assertThat(guests).hasSize(3).noneMatch(LocalGuest::alive);
  }

  @Test
  void isClosedWhereNobodyWantsItAnyMore() throws IOException, InterruptedException {
    script("a.sh", "sleep 60");
    script("b.sh", "exit 0");
    var second = new CountDownLatch(1);
    var cell =
        cell(
            spec -> {
              var guest = launch(spec);
              if (spec.name().endsWith("-2")) {
                second.countDown();
              }
              return guest;
            });
    var thread = new Thread(() -> cell.run(isolated()));
    thread.start();
    second.await();
    while (List.copyOf(cell.events).stream().noneMatch(RunEvent.TestStarted.class::isInstance)) {
      Thread.onSpinWait();
    }

    thread.interrupt();
    thread.join(20_000);

    assertThat(thread.isAlive()).isFalse();
    assertThat(guests).hasSize(2).noneMatch(LocalGuest::alive);
  }

  @Test
  void thatDoesNotBootIsTheCellsProblemAfterTheTestBefore() throws IOException {
    script("a.sh", "exit 0");
    script("b.sh", "exit 0");

    var outcome =
        cell(spec -> {
              if (spec.name().endsWith("-2")) {
                throw MatrixException.infrastructure("Cannot boot the second");
              }
              return launch(spec);
            })
            .run(isolated());

    assertThat(CellFixture.lines(outcome)).containsExactly("each/a.sh: Passed[]");
    assertThat(outcome.problem().orElseThrow().message()).isEqualTo("Cannot boot the second");
    assertThat(guests).hasSize(1).noneMatch(LocalGuest::alive);
  }

  @Test
  void servesARetryToo() throws IOException {
    script("a.sh", "[ -e %1$s ] || { touch %1$s; exit 1; }".formatted(temp.resolve("tried")));
    script("b.sh", "exit 0");

    var outcome = cell(this::launch).run(isolated().retried(1));

    assertThat(outcome.tests()).allMatch(test -> test.outcome().equals(Outcome.passed()));
    assertThat(guests).hasSize(3).noneMatch(LocalGuest::alive);
  }
}
