package org.distromatrix.command;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.apache.commons.exec.CommandLine;
import org.apache.commons.exec.DefaultExecutor;
import org.apache.commons.exec.ExecuteException;
import org.apache.commons.exec.ExecuteResultHandler;
import org.jspecify.annotations.Nullable;

/**
 * commons-exec's executor with a launcher of our own: theirs cannot give {@code /dev/null} as
 * standard input, and does not hand out the process, which its watchdog would end without its
 * children.
 */
final class ProcessLaunch extends DefaultExecutor {
  private final boolean heldInput;
  private final ProcessOutput output;
  private final Optional<Path> directory;
  private final CompletableFuture<Process> launched = new CompletableFuture<>();

  /**
   * @param heldInput whether standard input is a pipe that we hold, or closed
   */
  @SuppressWarnings("deprecation") // the builder that replaces the constructor makes no subclasses
  ProcessLaunch(Optional<Path> directory, boolean heldInput, ProcessOutput output) {
    this.directory = directory;
    this.heldInput = heldInput;
    this.output = output;
    setStreamHandler(output);
    setExitValues(null); // any status is a result here
  }

  /**
   * Starts the program and returns once it runs.
   *
   * @param ended completed with the exit status when the program has ended and its output was read
   * @throws IOException if it cannot be started
   */
  Process start(
      List<String> argv, Map<String, String> environment, CompletableFuture<Integer> ended)
      throws IOException {
    var line = new CommandLine(Path.of(argv.get(0)));
    argv.stream().skip(1).forEach(argument -> line.addArgument(argument, false));
    execute(line, environment, new Ending(ended));
    try {
      return launched.join();
    } catch (CompletionException e) {
      throw new IOException(e.getCause());
    }
  }

  @Override
  protected Process launch(
      CommandLine line, Map<String, String> environment, @Nullable Path ignored)
      throws IOException {
    var builder = new ProcessBuilder(line.toStrings());
    builder.environment().clear();
    builder.environment().putAll(environment);
    directory.map(Path::toFile).ifPresent(builder::directory);
    if (!heldInput) {
      builder.redirectInput(new File("/dev/null"));
    }
    try {
      Process process = builder.start();
      output.outlivedBy(new ProcessTree(process.toHandle()));
      launched.complete(process);
      return process;
    } catch (IOException e) {
      launched.completeExceptionally(e);
      throw e;
    }
  }

  @Override
  protected Thread createThread(Runnable task, String name) {
    var thread = new Thread(task, "command");
    thread.setDaemon(true);
    return thread;
  }

  private record Ending(CompletableFuture<Integer> ended) implements ExecuteResultHandler {
    @Override
    public void onProcessComplete(int status) {
      ended.complete(status);
    }

    @Override
    public void onProcessFailed(ExecuteException e) {
      ended.completeExceptionally(e);
    }
  }
}
