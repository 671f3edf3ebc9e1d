package org.distromatrix.minimirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;

/**
 * A folder to make mirrors in, and the programs that are used for it. All output goes to its log.
 */
record Workbench(Path folder, Commands commands) {
  private static final Duration LIMIT = Duration.ofMinutes(8);

  /** Enough to keep two cores busy while programs also wait for the disk. */
  private static final int THREADS = 3;

  /** Work on one of many alike things. */
  interface Step<T> {
    void of(T one) throws IOException;
  }

  Path path(String relative) {
    return folder.resolve(relative);
  }

  Path newFolder(String relative) throws IOException {
    return Files.createDirectories(path(relative));
  }

  CommandResult run(String... argv) {
    return run(Map.of(), List.of(argv));
  }

  CommandResult run(Map<String, String> environment, List<String> argv) {
    return commands.run(
        Command.of(argv).withEnvironment(environment).within(LIMIT).loggedTo(path("kit.log")));
  }

  /** What a program prints, which is not logged: there may be a lot of it. */
  String output(String... argv) {
    return commands.run(Command.of(List.of(argv)).within(LIMIT)).stdout();
  }

  /** A pipeline: the script is fixed, what it works on are its arguments. */
  String shell(String script, String... arguments) {
    var argv = new ArrayList<>(List.of("bash", "-c", "set -eo pipefail; " + script, "bash"));
    argv.addAll(List.of(arguments));
    return commands.run(Command.of(argv).within(LIMIT)).stdout();
  }

  /** Does a step for each thing, several at once; fails with the first failure. */
  <T> void each(Iterable<T> things, Step<T> step) throws IOException {
    ExecutorService pool = Executors.newFixedThreadPool(THREADS);
    try {
      var all = new ArrayList<Future<?>>();
      for (T thing : things) {
        all.add(
            pool.submit(
                () -> {
                  step.of(thing);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("Cannot make the miniature mirrors: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
