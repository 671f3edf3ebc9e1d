package org.distromatrix.machine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;

/** The versions of this host's qemu, asked once each. */
final class QemuVersion {
  private static final Pattern NUMBERS = Pattern.compile("version (\\d+)\\.(\\d+)");

  private final Commands commands;
  private final Map<String, String> versions = new ConcurrentHashMap<>();

  QemuVersion(Commands commands) {
    this.commands = commands;
  }

  /**
   * Its first line about itself.
   *
   * @throws MatrixException (infrastructure) if it is not there
   */
  String of(MachineModel model) {
    return versions.computeIfAbsent(
        model.program(), program -> firstLine(commands.run(Command.of(program, "--version"))));
  }

  /** The same; empty if it is not there. */
  Optional<String> find(MachineModel model) {
    try {
      CommandResult result =
          commands.tryRun(Command.of(model.program(), "--version"), OutputSink.none());
      return Optional.of(firstLine(result)).filter(line -> !line.isEmpty());
    } catch (MatrixException e) {
      return Optional.empty();
    }
  }

  /** Whether a version, as from {@link #of}, is that one or a newer one; not if it says nothing. */
  static boolean atLeast(int major, int minor, String line) {
    Matcher numbers = NUMBERS.matcher(line);
    if (!numbers.find()) {
      return false;
    }
    int itsMajor = Integer.parseInt(numbers.group(1));
    int itsMinor = Integer.parseInt(numbers.group(2));
    return itsMajor > major || (itsMajor == major && itsMinor >= minor);
  }

  private static String firstLine(CommandResult result) {
    return result.stdout().lines().findFirst().orElse("");
  }
}
