package org.distromatrix.image;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.Programs;

/** This host's own tools, asked once each: no answer changes while we run. */
final class HostTools {
  private final Commands commands;
  private final Programs programs;
  private final Map<ToolNeed, Optional<String>> answers = new ConcurrentHashMap<>();

  HostTools(Commands commands, Programs programs) {
    this.commands = commands;
    this.programs = programs;
  }

  /** The versions of what meets the need; empty if something is missing or too old. */
  Optional<String> meeting(ToolNeed need) {
    return answers.computeIfAbsent(need, this::ask);
  }

  /** Those of the programs that are not there. */
  List<String> missing(ToolNeed need) {
    return need.programs().stream().filter(name -> programs.find(name).isEmpty()).toList();
  }

  private Optional<String> ask(ToolNeed need) {
    if (!missing(need).isEmpty()) {
      return Optional.empty();
    }
    var versions = new ArrayList<String>();
    for (ToolNeed.Probe probe : need.probes()) {
      CommandResult result = commands.tryRun(Command.of(probe.argv()), OutputSink.none());
      Optional<String> version = probe.version(result.stdout());
      if (version.isEmpty()) {
        return Optional.empty();
      }
      versions.add(version.get());
    }
    return Optional.of(
        versions.isEmpty() ? "there" : versions.stream().collect(Collectors.joining(", ")));
  }
}
