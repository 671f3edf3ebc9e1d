package org.distromatrix.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One call of an outside program: an argument list (never a shell line), the environment it gets
 * (nothing of ours is inherited but PATH), and its bounds.
 *
 * @param argv program and arguments
 * @param environment names added to the clean environment
 * @param directory working directory; empty: the caller's
 * @param log file that both streams are appended to as they come; empty: only the tail is kept
 * @param timeout limit that covers running and reading the output; then the whole process tree ends
 */
public record Command(
    List<String> argv,
    Map<String, String> environment,
    Optional<Path> directory,
    Optional<Path> log,
    Duration timeout) {

  /** Enough for any program that only looks something up. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

  public Command {
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
    argv = List.copyOf(argv);
    environment = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  public static Command of(String... argv) {
    return of(List.of(argv));
  }

  public static Command of(List<String> argv) {
    return new Command(argv, Map.of(), Optional.empty(), Optional.empty(), DEFAULT_TIMEOUT);
  }

  public Command withEnvironment(Map<String, String> added) {
    var merged = new LinkedHashMap<>(environment);
    merged.putAll(added);
    return new Command(argv, merged, directory, log, timeout);
  }

  public Command in(Path newDirectory) {
    return new Command(argv, environment, Optional.of(newDirectory), log, timeout);
  }

  public Command loggedTo(Path newLog) {
    return new Command(argv, environment, directory, Optional.of(newLog), timeout);
  }

  public Command within(Duration newTimeout) {
    return new Command(argv, environment, directory, log, newTimeout);
  }
}
