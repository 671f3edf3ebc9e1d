package org.distromatrix.junit;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestResult;

/**
 * How a program in a guest ended, and what it printed.
 *
 * @param cell where it ran
 * @param argv program and arguments
 * @param stdout what it printed, up to 16 MiB; what follows is in the test's log alone
 * @param stderr the same of its error output
 * @param exitStatus empty if a signal or the time limit ended it
 * @param signal name of the signal that ended it, without SIG
 * @param timedOut whether the time limit ended it
 * @param killer who ended a program that none of us ended, where that is known
 * @param took wall time
 */
public record ExecResult(
    String cell,
    List<String> argv,
    String stdout,
    String stderr,
    Optional<Integer> exitStatus,
    Optional<String> signal,
    boolean timedOut,
    Optional<String> killer,
    Duration took) {
  /** What {@link #status} is where there is no exit status. */
  public static final int NO_STATUS = -1;

  public ExecResult {
    argv = List.copyOf(argv);
  }

  static ExecResult of(
      String cell, GuestCommand command, GuestResult result, String stdout, String stderr) {
    return new ExecResult(
        cell,
        command.argv(),
        stdout,
        stderr,
        result.status(),
        result.signal(),
        result.timedOut(),
        result.killer(),
        result.took());
  }

  /** The exit status; {@link #NO_STATUS} if a signal or the time limit ended it. */
  public int status() {
    return exitStatus.orElse(NO_STATUS);
  }

  public boolean succeeded() {
    return status() == 0;
  }

  /** How it ended, in words: {@code ended with status 3}. */
  public String end() {
    if (timedOut) {
      return "was ended by its time limit after " + took.toMillis() + " ms";
    }
    return exitStatus
        .map(status -> "ended with status " + status)
        .orElseGet(() -> "was ended by signal " + signal.orElse("unknown"))
        .concat(killer.map(who -> " (" + who + ")").orElse(""));
  }

  /** Everything about it, for a failure's message. */
  @Override
  public String toString() {
    return "%s: %s %s%s%s"
        .formatted(
            cell, String.join(" ", argv), end(), part("stdout", stdout), part("stderr", stderr));
  }

  private static String part(String name, String text) {
    return text.isBlank()
        ? ""
        : "\n" + name + ":\n" + text.stripTrailing().indent(2).stripTrailing();
  }
}
