package org.distromatrix.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
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

  /** Starts one for a single folder of ours elsewhere, which is not there yet. */
  public static Sweeper ofFolder(Path folder, Commands commands) {
    return new Sweeper(commands.start(command(List.of(folder)), OutputSink.none()));
  }

  static Command command(Places places, RunOwner owner) {
    return command(
        Stream.of(places.runtime(), places.scratch())
            .map(parent -> parent.resolve(owner.entry("")))
            .toList());
  }

  private static Command command(List<Path> prefixes) {
    var argv = new ArrayList<>(List.of("sh", "-c", Scripts.text("sweep.sh"), "distro-matrix"));
    prefixes.forEach(prefix -> argv.add(prefix.toString()));
    return Command.of(argv).asSupervised();
  }

  /** Nothing of this run is left: it ends without a look. */
  @Override
  public void close() {
    shell.tell("done");
    shell.closeInput();
  }
}
