package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.host.Overlay;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervised;
import org.distromatrix.host.Supervisor;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;

/**
 * Layers as one tree, for programs that copy it elsewhere. It is mounted in the program's own
 * namespace and ends with it; what the program writes there is thrown away. Needs root.
 */
final class StackedTree {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Commands commands;
  private final Supervisor supervisor;
  private final Places places;

  StackedTree(Commands commands, Supervisor supervisor, Places places) {
    this.commands = commands;
    this.supervisor = supervisor;
    this.places = places;
  }

  /**
   * Runs a program over the tree.
   *
   * @param layers the topmost first
   * @param argv of the program, given the folder of the tree
   * @throws org.distromatrix.failure.MatrixException (infrastructure) if it fails
   */
  CommandResult run(
      List<Layer> layers,
      Preparation preparation,
      Function<Path, List<String>> argv,
      Path log,
      Duration limit)
      throws IOException {
    Path scratch = places.scratchFolder("stack-" + COUNT.incrementAndGet());
    Path root = scratch.resolve("root");
    var overlay =
        new Overlay(
            layers.stream().map(Layer::tree).toList(),
            scratch.resolve("upper"),
            scratch.resolve("work"));
    try {
      Trees.folder(Files.createDirectory(scratch), "upper");
      preparation.prepare(overlay);
      Supervised program = Supervised.of(argv.apply(root)).over(overlay, root).removing(scratch);
      return commands.run(supervisor.command(program).loggedTo(log).within(limit));
    } finally {
      Trees.delete(scratch);
    }
  }
}
