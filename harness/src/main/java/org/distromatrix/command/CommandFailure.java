package org.distromatrix.command;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.distromatrix.failure.MatrixException;

/** What users are told about a program that did not do its work. */
final class CommandFailure {
  /** The signals by which programs usually die, with their numbers on Linux (signal(7)). */
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          1, "SIGHUP", 2, "SIGINT", 4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9,
          "SIGKILL", 11, "SIGSEGV", 13, "SIGPIPE", 15, "SIGTERM");

  private CommandFailure() {}

  static MatrixException status(Command command, CommandResult result) {
    return failure(command, describe(result.status()), result.tail());
  }

  private static String describe(int status) {
    String signal = SIGNALS.get(status - 128);
    return "exit status " + status + (signal == null ? "" : " (" + signal + ")");
  }

  static MatrixException timeout(Command command, String tail) {
    return failure(command, "it did not end within " + words(command.timeout()), tail);
  }

  static MatrixException interrupted(Command command) {
    return MatrixException.interrupted(cannotRun(command) + "interrupted");
  }

  static MatrixException missing(Command command) {
    String cause = command.argv().get(0).contains("/") ? "not an executable file" : "not installed";
    return failure(command, cause, "")
        .withHint("`matrix doctor` names what is missing on this host and how to install it");
  }

  static MatrixException start(Command command, IOException e) {
    return failure(command, String.valueOf(e.getMessage()), "").causedBy(e);
  }

  /** Throws what kept the output from being whole. */
  static void raiseOutput(Command command, Exception e) {
    if (e instanceof RuntimeException unchecked) {
      throw unchecked;
    }
    throw failure(command, "its output could not be kept: " + e.getMessage(), "").causedBy(e);
  }

  private static MatrixException failure(Command command, String cause, String tail) {
    String last = tail.isEmpty() ? "" : "\n" + tail.indent(2).stripTrailing();
    var failure = MatrixException.infrastructure(cannotRun(command) + cause + last);
    return command.log().map(failure::withLog).orElse(failure);
  }

  private static String cannotRun(Command command) {
    return "Cannot run `" + CommandText.of(command.shown()) + "`: ";
  }

  private static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds == 0) {
      return duration.toMillis() + " ms";
    }
    return seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
  }
}
