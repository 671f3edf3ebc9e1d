package org.distromatrix.build;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.distromatrix.command.Command;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.RunningCommand;

/** The real thing, and a list of what it ran. */
final class CountingCommands implements Commands {
  private final Commands real = new LocalCommands(System.getenv());
  private final List<List<String>> ran = Collections.synchronizedList(new ArrayList<>());

  /** Command lines so far. */
  List<List<String>> ran() {
    return List.copyOf(ran);
  }

  void forget() {
    ran.clear();
  }

  @Override
  public CommandResult run(Command command) {
    ran.add(command.argv());
    return real.run(command);
  }

  @Override
  public CommandResult tryRun(Command command, OutputSink output) {
    ran.add(command.argv());
    return real.tryRun(command, output);
  }

  @Override
  public RunningCommand start(Command command, OutputSink output) {
    ran.add(command.argv());
    return real.start(command, output);
  }
}
