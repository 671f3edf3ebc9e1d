package org.distromatrix.command;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of this host, with its output and its end. */
final class LocalProcess implements RunningCommand {
  /** A supervisor that sees its pipe end kills, unmounts and removes what it made. */
  private static final Duration SUPERVISOR_GRACE = Duration.ofSeconds(6);

  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Process process;
  private final ProcessOutput output;
  private final boolean supervised;
  private final CompletableFuture<CommandResult> ended;

  /**
   * @param status completes when the program has ended and its output was read
   * @param supervised whether it ends by itself when its standard input is closed
   */
  LocalProcess(
      Process process,
      ProcessOutput output,
      CompletableFuture<Integer> status,
      boolean supervised) {
    this.process = process;
    this.output = output;
    this.supervised = supervised;
    long startedAt = System.nanoTime();
    // commons-exec fails where a stream of an ended program cannot be closed, as after a write to
    // one that did not listen; the program's own status is what counts
    ended =
        status.handle(
            (code, failure) ->
                result(
                    failure == null ? code : process.exitValue(), System.nanoTime() - startedAt));
  }

  private CommandResult result(int status, long nanos) {
    return new CommandResult(status, output.stdout(), output.tail(), Duration.ofNanos(nanos));
  }

  /** Waits for the end. */
  CommandResult await(Duration timeout) throws InterruptedException, TimeoutException {
    try {
      return ended.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  /** Why the output is not whole. */
  Optional<Exception> outputFailure() {
    return output.failure();
  }

  /** The last lines so far. */
  String tail() {
    return output.tail();
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public CompletableFuture<CommandResult> ended() {
    return ended.copy();
  }

  @Override
  public void tell(String line) {
    try {
      OutputStream input = process.getOutputStream();
      input.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      input.flush();
    } catch (IOException e) {
      // it does not listen any more, which its end will tell
    }
  }

  @Override
  public void closeInput() {
    try {
      process.getOutputStream().close();
    } catch (IOException e) {
      // nothing was written to it: only a program that has ended already makes this fail
    }
  }

  @Override
  public void close() {
    closeInput();
    boolean over = supervised && Waiting.uninterruptibly(ended, SUPERVISOR_GRACE);
    if (!over && !ended.isDone()) {
      new ProcessTree(process.toHandle()).end(GRACE);
      Waiting.uninterruptibly(ended, GRACE);
    }
  }
}
