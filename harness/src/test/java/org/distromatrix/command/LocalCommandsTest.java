package org.distromatrix.command;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.distromatrix.event.Masker;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LocalCommandsTest {
  private final LocalCommands commands = new LocalCommands(System.getenv());

  @TempDir private Path folder;

  private static Command sh(String script) {
    return Command.of("sh", "-c", script);
  }

  @Test
  void keepsStandardOutputAndTailOfBoth() {
    CommandResult result = commands.run(sh("echo out; echo err >&2"));

    assertThat(result.status()).isZero();
    assertThat(result.stdout()).isEqualTo("out\n");
    assertThat(result.tail().lines()).containsExactlyInAnyOrder("out", "err");
  }

  @Test
  void filterChangesAllThatIsKeptButStandardOutput() throws Exception {
    var masking = new LocalCommands(System.getenv(), Masker.of(List.of("hunter22"))::over);
    Path log = folder.resolve("log");
    var seen = new ByteArrayOutputStream();

    CommandResult result =
        masking.tryRun(
            sh("printf 'a hun'; sleep 0.1; printf 'ter22\n'; printf 'hunt' >&2").loggedTo(log),
            (buffer, length) -> seen.write(buffer, 0, length));

    assertThat(log).hasContent("a ***\nhunt");
    assertThat(seen.toString(US_ASCII)).isEqualTo("a ***\nhunt");
    assertThat(result.tail()).isEqualTo("a ***\nhunt");
    assertThat(result.stdout()).isEqualTo("a hunter22\n");
  }

  @Test
  void passesArgumentsAsTheyAre() {
    CommandResult result =
        commands.run(Command.of("printf", "<%s>", "a b", "", "$HOME", "\"'\\", "ä"));

    assertThat(result.stdout()).isEqualTo("<a b><><$HOME><\"'\\><ä>");
  }

  @Test
  void givesCleanEnvironment() {
    var noisy = new LocalCommands(Map.of("PATH", "/usr/bin:/bin", "HOME", "/h", "TOKEN", "x"));

    CommandResult result = noisy.run(Command.of("env").withEnvironment(Map.of("ADDED", "yes")));

    assertThat(result.stdout().lines())
        .containsExactlyInAnyOrder(
            "PATH=/usr/bin:/bin:/usr/local/sbin:/usr/local/bin:/usr/sbin:/sbin",
            "HOME=/h",
            "LANG=C.UTF-8",
            "ADDED=yes");
  }

  @Test
  void closesStandardInput() {
    assertThat(commands.run(Command.of("cat")).stdout()).isEmpty();
  }

  @Test
  void runsInDirectoryAndFindsProgramsRelativeToIt() throws IOException {
    Path program = Files.writeString(folder.resolve("here"), "#!/bin/sh\npwd\n");
    assertThat(program.toFile().setExecutable(true)).isTrue();

    CommandResult result = commands.run(Command.of("./here").in(folder));

    assertThat(result.stdout().strip()).isEqualTo(folder.toRealPath().toString());
  }

  @Test
  void drainsFloodOnStandardError() {
    CommandResult result = commands.run(sh("yes error | head -c 30000000 >&2; echo done"));

    assertThat(result.stdout()).isEqualTo("done\n");
  }

  @Test
  void boundsStandardOutputButHandsOnAll() {
    var handedOn = new AtomicLong();

    CommandResult result =
        commands.tryRun(
            sh("yes | head -c 40000000"), (buffer, length) -> handedOn.addAndGet(length));

    assertThat(result.stdout()).hasSize(ProcessOutput.KEPT_STDOUT);
    assertThat(handedOn).hasValue(40_000_000);
  }

  @Test
  void replacesUndecodableBytesButLogsThemRaw() throws IOException {
    Path log = folder.resolve("new/folder/raw.log");

    CommandResult result = commands.run(sh("printf 'a\\377b'").loggedTo(log));

    assertThat(result.stdout()).isEqualTo("a\uFFFDb");
    assertThat(Files.readAllBytes(log)).containsExactly('a', 0xff, 'b');
  }

  @Test
  void appendsToLogAsOutputComes() throws Exception {
    Path log = Files.writeString(folder.resolve("a.log"), "before\n");
    var seen = new CompletableFuture<String>();

    try (RunningCommand running =
        commands.start(
            sh("echo first; read wait").loggedTo(log),
            (buffer, length) -> seen.complete(read(log)))) {
      assertThat(seen.get(10, TimeUnit.SECONDS)).isEqualTo("before\nfirst\n");
      assertThat(running.ended()).isNotDone();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void failureShowsCommandStatusLastLinesAndLog() {
    Path log = folder.resolve("x.log");

    var failure = failureOf(sh("seq 30; echo 'no such package' >&2; exit 25").loggedTo(log));

    assertThat(failure.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failure)
        .hasMessageStartingWith(
            "Cannot run `sh -c 'seq 30; echo '\\''no such package'\\'' >&2; exit 25'`:"
                + " exit status 25\n  ")
        .hasMessageContaining("no such package")
        .hasMessageContaining("\n  29\n");
    assertThat(failure.toString().lines()).hasSize(21);
    assertThat(failure.log()).contains(log);
  }

  private MatrixException failureOf(Command command) {
    return catchThrowableOfType(MatrixException.class, () -> commands.run(command));
  }

  @Test
  void namesSignalThatEndedIt() {
    assertThat(failureOf(sh("kill -KILL $$")))
        .hasMessage("Cannot run `sh -c 'kill -KILL $$'`: exit status 137 (SIGKILL)");
    assertThat(commands.tryRun(sh("kill -TERM $$"), OutputSink.none()).status()).isEqualTo(143);
  }

  @Test
  void missingProgramIsNamedWithHint() {
    var failure = failureOf(Command.of("no-such-program", "x"));

    assertThat(failure).hasMessage("Cannot run `no-such-program x`: not installed");
    assertThat(failure.hint())
        .contains("`matrix doctor` names what is missing on this host and how to install it");
    assertThat(failureOf(Command.of("/nowhere/x")))
        .hasMessage("Cannot run `/nowhere/x`: not an executable file");
  }

  @Test
  void missingDirectoryIsNamed() {
    assertThat(failureOf(Command.of("true").in(folder.resolve("gone"))))
        .hasMessageContaining("gone");
  }

  @Test
  void endsWholeTreeThatIgnoresTermAfterTimeout() throws IOException {
    Path pids = folder.resolve("pids");
    String stubborn = "trap '' TERM; echo $$ >> " + pids + "; while :; do sleep 1; done";

    var failure = failureOf(sh("(" + stubborn + ") & " + stubborn).within(Duration.ofMillis(500)));

    assertThat(failure).hasMessageContaining("`: it did not end within 500 ms");
    assertThat(Files.readAllLines(pids)).hasSize(2).noneMatch(LocalCommandsTest::lives);
  }

  private static boolean lives(String pid) {
    Path stat = Path.of("/proc", pid, "stat");
    return Files.exists(stat) && !read(stat).contains(") Z ");
  }

  @Test
  void doesNotWaitForBackgroundProcessThatHoldsItsOutput() {
    CommandResult result = commands.run(sh("sleep 1000 & echo $!"));

    assertThat(result.stdout()).matches("\\d+\n"); // else this class's time limit fails it
    ProcessHandle.of(Long.parseLong(result.stdout().strip())).ifPresent(ProcessHandle::destroy);
  }

  @Test
  void interruptEndsTreeAndIsKept() throws Exception {
    var started = new CountDownLatch(1);
    var pid = new CompletableFuture<String>();
    var outcome = new CompletableFuture<MatrixException>();
    var thread =
        new Thread(
            () -> {
              var failure =
                  catchThrowableOfType(
                      MatrixException.class,
                      () ->
                          commands.tryRun(
                              sh("echo $$; exec sleep 1000"),
                              (buffer, length) -> {
                                pid.complete(new String(buffer, 0, length, US_ASCII).strip());
                                started.countDown();
                              }));
              assertThat(Thread.currentThread().isInterrupted()).isTrue();
              outcome.complete(failure);
            });
    thread.start();
    assertThat(started.await(10, TimeUnit.SECONDS)).isTrue();

    thread.interrupt();

    assertThat(outcome.get(20, TimeUnit.SECONDS).fault()).isEqualTo(Fault.INTERRUPTED);
    assertThat(lives(pid.get())).isFalse();
  }

  @Test
  void supervisedProgramSeesEndOfInputAndMayCleanUp() {
    Path cleaned = folder.resolve("cleaned");

    RunningCommand running =
        commands.start(
            sh("trap '' TERM; read wait; touch " + cleaned).asSupervised(), OutputSink.none());
    assertThat(running.ended()).isNotDone();
    running.close();

    assertThat(cleaned).exists();
    assertThat(running.ended()).isCompleted();
  }

  @Test
  void programThatDoesNotListenEndsAsAnyOther() throws Exception {
    var deaf = new CompletableFuture<String>();

    try (RunningCommand running =
        commands.start(
            sh("exec 0<&-; echo deaf; sleep 0.3; exit 5"),
            (buffer, length) -> deaf.complete("yes"))) {
      deaf.get(10, TimeUnit.SECONDS);
      running.tell("hello");

      assertThat(running.ended().get(10, TimeUnit.SECONDS).status()).isEqualTo(5);
    }
  }

  @Test
  void closingEndsProgramThatDoesNotReadItsInput() {
    RunningCommand running = commands.start(Command.of("sleep", "1000"), OutputSink.none());

    running.close();

    assertThat(running.ended()).isCompletedWithValueMatching(result -> result.status() == 143);
    assertThat(lives(Long.toString(running.pid()))).isFalse();
  }

  @Test
  void unwritableLogIsNamed() {
    assertThatThrownBy(() -> commands.run(Command.of("true").loggedTo(Path.of("/proc/no/log"))))
        .isInstanceOf(MatrixException.class)
        .hasMessageContaining("/proc/no");
    assertThatThrownBy(() -> commands.run(sh("echo x").loggedTo(Path.of("/dev/full"))))
        .hasMessage(
            "Cannot run `sh -c 'echo x'`: its output could not be kept: No space left on device");
  }
}
