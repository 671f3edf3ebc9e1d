package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HostLocksTest {
  private static final Duration LONG = Duration.ofSeconds(30);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final ExecutorService threads = Executors.newCachedThreadPool();

  @TempDir private Path folder;

  private HostLocks locks;

  @BeforeEach
  void open() {
    locks = new HostLocks(folder.resolve("locks"), "tally");
  }

  @AfterEach
  void stop() {
    threads.shutdownNow();
  }

  @Test
  void oneThreadAtATime() throws Exception {
    var waitsFor = new CompletableFuture<String>();
    HeldLock first = locks.exclusive("key", LONG, holder -> {});
    var again = new HostLocks(folder.resolve("locks"), "other");

    Future<HeldLock> second =
        threads.submit(() -> again.exclusive("key", LONG, waitsFor::complete));

    assertThat(waitsFor.get(10, TimeUnit.SECONDS))
        .matches(
            "process " + ProcessHandle.current().pid() + " \\(project tally, since [0-9:]{8}\\)");
    assertThat(second).isNotDone();
    first.close();
    second.get(10, TimeUnit.SECONDS).close();
  }

  @Test
  void keysAreApart() {
    try (HeldLock one = locks.exclusive("a/b", LONG, holder -> {});
        HeldLock other = locks.exclusive("a:b", SHORT, holder -> {})) {
      assertThat(one).isNotSameAs(other);
    }
  }

  @Test
  void sharedHoldersKeepOutWhoWouldRemove() {
    HeldLock one = locks.shared("image", LONG, holder -> {});
    HeldLock two = locks.shared("image", SHORT, holder -> {});

    assertThat(locks.tryExclusive("image")).isEmpty();
    one.close();
    one.close();
    assertThat(locks.tryExclusive("image")).isEmpty();
    two.close();
    assertThat(locks.tryExclusive("image")).hasValueSatisfying(HeldLock::close);
  }

  @Test
  void boundIsAFailureThatNamesHolder() {
    try (HeldLock held = locks.exclusive("key", LONG, holder -> {})) {
      assertThatThrownBy(() -> locks.shared("key", SHORT, holder -> {}))
          .isInstanceOf(MatrixException.class)
          .hasMessageMatching(
              "Cannot lock `key`: process \\d+ \\(project tally, since .*\\) has held it for more"
                  + " than 0 s");
      assertThat(held).isNotNull();
    }
  }

  @Test
  void otherProcessesAreWaitedForUntilTheyEnd() throws Exception {
    Process other = holderProcess();
    var waitsFor = new CompletableFuture<String>();

    assertThat(locks.tryExclusive("key")).isEmpty();
    assertThatThrownBy(() -> locks.exclusive("key", SHORT, holder -> {}))
        .hasMessageContaining("process " + other.pid() + " (project elsewhere");
    Future<HeldLock> ours = threads.submit(() -> locks.exclusive("key", LONG, waitsFor::complete));
    assertThat(waitsFor.get(10, TimeUnit.SECONDS)).startsWith("process " + other.pid() + " ");
    assertThat(ours).isNotDone();
    other.destroyForcibly();

    ours.get(20, TimeUnit.SECONDS).close();
  }

  @Test
  void interruptEndsWaitingForAnotherProcess() throws Exception {
    Process other = holderProcess();
    var waiting = new CompletableFuture<String>();
    var outcome = new CompletableFuture<MatrixException>();
    var thread =
        new Thread(
            () -> {
              try (HeldLock held = locks.exclusive("key", LONG, waiting::complete)) {
                outcome.completeExceptionally(new AssertionError(held));
              } catch (MatrixException e) {
                outcome.complete(e);
              }
            });
    thread.start();
    waiting.get(10, TimeUnit.SECONDS);

    thread.interrupt();

    assertThat(outcome.get(10, TimeUnit.SECONDS).fault()).isEqualTo(Fault.INTERRUPTED);
    other.destroyForcibly().waitFor();
    assertThat(locks.tryExclusive("key")).hasValueSatisfying(HeldLock::close);
  }

  @Test
  void onlyOneOfManyIsInside() throws Exception {
    var inside = new AtomicInteger();
    var all = new ArrayList<Future<Integer>>();
    for (int i = 0; i < 20; i++) {
      all.add(threads.submit(() -> enter(inside)));
    }

    for (Future<Integer> most : all) {
      assertThat(most.get(20, TimeUnit.SECONDS)).isEqualTo(1);
    }
  }

  /** The most that were inside while we were. */
  private int enter(AtomicInteger inside) {
    try (HeldLock held = locks.exclusive("busy", LONG, holder -> {})) {
      assertThat(held).isNotNull();
      int most = inside.incrementAndGet();
      for (int i = 0; i < 100_000; i++) {
        most = Math.max(most, inside.get());
      }
      inside.decrementAndGet();
      return most;
    }
  }

  private Process holderProcess() throws Exception {
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockingProcess.class.getName(),
                folder.resolve("locks").toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader lines = holder.inputReader(StandardCharsets.UTF_8);
    assertThat(lines.readLine()).isEqualTo("locked");
    return holder;
  }
}
