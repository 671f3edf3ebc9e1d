package org.distromatrix.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.RunningCommand;

/**
 * A small process that outlives us: where we are killed, it removes the folders of this run that no
 * supervisor knew yet. It holds the other end of a pipe of ours and knows folders by their names,
 * so it must be there before the first of them is made; then it does not matter when we end.
 */
public final class Sweeper implements AutoCloseable {
  private final RunningCommand shell;

  private Sweeper(RunningCommand shell) {
    this.shell = shell;
  }

  /** Starts one for all run-time and scratch folders of this process. */
  public static Sweeper start(Places places, Commands commands) {
    return new Sweeper(commands.start(command(places, RunOwner.current()), OutputSink.none()));
  }

  static Command command(Places places, RunOwner owner) {
    var argv = new ArrayList<>(List.of("sh", "-c", Scripts.text("sweep.sh"), "distro-matrix"));
    for (Path parent : List.of(places.runtime(), places.scratch())) {
      argv.add(parent.resolve(owner.entry("")).toString());
    }
    return Command.of(argv).asSupervised();
  }

  /** Nothing of this run is left: it ends without a look. */
  @Override
  public void close() {
    shell.tell("done");
    shell.closeInput();
  }
}
