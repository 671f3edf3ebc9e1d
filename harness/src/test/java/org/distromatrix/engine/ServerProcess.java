package org.distromatrix.engine;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server that serves from {@link #start} to {@link #close}: it is known to be ready by what it
 * prints, and asked to end by SIGTERM and the end of its input.
 */
final class ServerProcess implements AutoCloseable {
  private static final long LIMIT_SECONDS = 60;

  private final Process process;
  private final MatchResult ready;

  private ServerProcess(Process process, MatchResult ready) {
    this.process = process;
    this.ready = ready;
  }

  /**
   * Starts it and waits until it is ready.
   *
   * @param ready found in the line that says so
   * @throws IllegalStateException with what it printed, if it ended instead, or said nothing of the
   *     kind within a minute
   */
  static ServerProcess start(ProcessBuilder builder, Pattern ready) throws IOException {
    Process process = builder.redirectErrorStream(true).start();
    Queue<String> printed = new ConcurrentLinkedQueue<>();
    var found = new CompletableFuture<MatchResult>();
    var reader = new Thread(() -> read(process, ready, printed, found), "server-output");
    reader.setDaemon(true);
    reader.start();
    try {
      return new ServerProcess(process, found.get(LIMIT_SECONDS, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException | InterruptedException e) {
      process.destroyForcibly();
      throw new IllegalStateException(
          builder.command() + " is not ready; it printed:\n" + String.join("\n", printed), e);
    }
  }

  /** Reads to the end, as a server whose output nobody takes would stop. */
  private static void read(
      Process process, Pattern ready, Queue<String> printed, CompletableFuture<MatchResult> found) {
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Matcher matcher = ready.matcher(line);
        if (!found.isDone()) {
          printed.add(line);
        }
        if (matcher.find()) {
          found.complete(matcher.toMatchResult());
        }
      }
      found.completeExceptionally(new IllegalStateException("it ended"));
    } catch (IOException e) {
      found.completeExceptionally(e);
    }
  }

  /** A group of the pattern of readiness. */
  String ready(int group) {
    return ready.group(group);
  }

  @Override
  public void close() throws IOException {
    process.getOutputStream().close();
    process.destroy();
    try {
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
