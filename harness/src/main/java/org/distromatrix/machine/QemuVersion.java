package org.distromatrix.machine;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;

/** The versions of this host's qemu, asked once each. */
final class QemuVersion {
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

  private static String firstLine(CommandResult result) {
    return result.stdout().lines().findFirst().orElse("");
  }
}
