package org.distromatrix.command;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
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
 * @param timeout limit that covers running and reading the output; then the whole process tree
 *     ends. A program that is {@linkplain Commands#start started} has no such limit
 * @param supervised whether standard input is a pipe whose other end only this JVM holds, and the
 *     program ends by itself, after cleaning up, when that pipe is closed; otherwise it is closed
 * @param shown what messages show instead of {@code argv}, for a program that another one runs
 */
public record Command(
    List<String> argv,
    Map<String, String> environment,
    Optional<Path> directory,
    Optional<Path> log,
    Duration timeout,
    boolean supervised,
    List<String> shown) {

  /** Enough for any program that only looks something up. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

  public Command {
    if (argv.isEmpty()) {
      throw new IllegalArgumentException("a command needs a program");
    }
    argv = List.copyOf(argv);
    shown = List.copyOf(shown);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  public static Command of(String... argv) {
    return of(List.of(argv));
  }

  public static Command of(List<String> argv) {
    return new Command(
        argv, Map.of(), Optional.empty(), Optional.empty(), DEFAULT_TIMEOUT, false, argv);
  }

  public Command withEnvironment(Map<String, String> added) {
    var merged = new LinkedHashMap<>(environment);
    merged.putAll(added);
    return new Command(argv, merged, directory, log, timeout, supervised, shown);
  }

  public Command in(Path newDirectory) {
    return new Command(
        argv, environment, Optional.of(newDirectory), log, timeout, supervised, shown);
  }

  public Command loggedTo(Path newLog) {
    return new Command(
        argv, environment, directory, Optional.of(newLog), timeout, supervised, shown);
  }

  public Command within(Duration newTimeout) {
    return new Command(argv, environment, directory, log, newTimeout, supervised, shown);
  }

  /** The same for a program that lives by the pipe that is its standard input. */
  public Command asSupervised() {
    return new Command(argv, environment, directory, log, timeout, true, shown);
  }

  /** The same, shown in messages as another argument list. */
  public Command shownAs(List<String> newShown) {
    return new Command(argv, environment, directory, log, timeout, supervised, newShown);
  }
}
