package org.distromatrix.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Runs programs on this host, each as the leader of a session of its own: no terminal whose Ctrl-C
 * would reach it or that it could ask a password on, and a session id by which all that it leaves
 * behind is found and ended.
 */
public final class LocalCommands implements Commands {
  private final Map<String, String> environment;
  private final Function<OutputSink, OutputFilter> filters;
  private final Programs programs;
  private final List<String> newSession;

  /**
   * @param environment ours, of which programs see PATH and HOME only
   */
  public LocalCommands(Map<String, String> environment) {
    this(environment, OutputFilter::none);
  }

  /**
   * @param environment ours, of which programs see PATH and HOME only
   * @param filters makes what all output passes on its way to logs, sinks and messages; only {@link
   *     CommandResult#stdout} is as it came
   */
  public LocalCommands(
      Map<String, String> environment, Function<OutputSink, OutputFilter> filters) {
    this.filters = filters;
    this.environment = CommandEnvironment.clean(environment);
    this.programs = Programs.onPathOf(environment);
    this.newSession = programs.find("setsid").map(Path::toString).stream().toList();
  }

  @Override
  public CommandResult run(Command command) {
    CommandResult result = tryRun(command, OutputSink.none());
    if (result.status() != 0) {
      throw CommandFailure.status(command, result);
    }
    return result;
  }

  @Override
  public CommandResult tryRun(Command command, OutputSink output) {
    LocalProcess process = launch(command, output, command.supervised());
    try {
      CommandResult result = process.await(command.timeout());
      process.outputFailure().ifPresent(e -> CommandFailure.raiseOutput(command, e));
      return result;
    } catch (TimeoutException e) {
      process.close();
      throw CommandFailure.timeout(command, process.tail());
    } catch (InterruptedException e) {
      process.close();
      Thread.currentThread().interrupt();
      throw CommandFailure.interrupted(command);
    }
  }

  @Override
  public RunningCommand start(Command command, OutputSink output) {
    return launch(command, output, true);
  }

  private LocalProcess launch(Command command, OutputSink sink, boolean heldInput) {
    var argv = new ArrayList<>(newSession);
    argv.add(program(command).toString());
    argv.addAll(command.argv().subList(1, command.argv().size()));
    var merged = new LinkedHashMap<>(environment);
    merged.putAll(command.environment());
    try {
      var output = new ProcessOutput(command.log(), sink, filters);
      var status = new CompletableFuture<Integer>();
      Process process =
          new ProcessLaunch(command.directory(), heldInput, output).start(argv, merged, status);
      return new LocalProcess(process, output, status, command.supervised());
    } catch (IOException e) {
      throw CommandFailure.start(command, e);
    }
  }

  private Path program(Command command) {
    String name = command.argv().get(0);
    if (!name.contains("/")) {
      return programs.find(name).orElseThrow(() -> CommandFailure.missing(command));
    }
    Path file = command.directory().orElse(Path.of("")).resolve(name).toAbsolutePath();
    if (!Files.isExecutable(file)) {
      throw CommandFailure.missing(command);
    }
    return file;
  }
}
