package org.distromatrix.guest;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program to be run in a guest, in an environment that holds nothing but what is named here and
 * PATH, HOME, LC_ALL, TZ.
 *
 * @param argv program and arguments
 * @param environment names added to the clean environment
 * @param directory working directory in the guest; empty: the user's home
 * @param user account; root unless named
 * @param timeout after it, every process that the program left in its control group is killed
 */
public record GuestCommand(
    List<String> argv,
    Map<String, String> environment,
    Optional<String> directory,
    String user,
    Duration timeout) {
  /** The limit of a command that names none: two minutes. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(2);

  public GuestCommand {
    argv = List.copyOf(argv);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }

  public static GuestCommand of(String... argv) {
    return new GuestCommand(List.of(argv), Map.of(), Optional.empty(), "root", DEFAULT_TIMEOUT);
  }

  /** A line for the guest's POSIX shell. */
  public static GuestCommand shell(String line) {
    return of("/bin/sh", "-c", line);
  }

  public GuestCommand withEnvironment(Map<String, String> added) {
    var merged = new LinkedHashMap<>(environment);
    merged.putAll(added);
    return new GuestCommand(argv, merged, directory, user, timeout);
  }

  public GuestCommand in(String newDirectory) {
    return new GuestCommand(argv, environment, Optional.of(newDirectory), user, timeout);
  }

  public GuestCommand as(String newUser) {
    return new GuestCommand(argv, environment, directory, newUser, timeout);
  }

  public GuestCommand within(Duration newTimeout) {
    return new GuestCommand(argv, environment, directory, user, newTimeout);
  }
}
