package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.host.Bind;
import org.distromatrix.host.Overlay;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervised;
import org.distromatrix.host.Supervisor;
import org.distromatrix.host.Trees;
import org.distromatrix.image.Layer;
import org.distromatrix.image.Workplace;

/**
 * Layers as one tree, for programs that copy it elsewhere. It is mounted in the program's own
 * namespace and ends with it; what the program writes there is thrown away. Needs root.
 */
final class StackedTree {
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final Commands commands;
  private final Supervisor supervisor;
  private final Places places;
  private final Workplace workplace;
  private final List<Path> shared;
  private final boolean devices;

  StackedTree(Commands commands, Supervisor supervisor, Places places) {
    this(commands, supervisor, places, Workplace.HOST, List.of(), true);
  }

  private StackedTree(
      Commands commands,
      Supervisor supervisor,
      Places places,
      Workplace workplace,
      List<Path> shared,
      boolean devices) {
    this.commands = commands;
    this.supervisor = supervisor;
    this.places = places;
    this.workplace = workplace;
    this.shared = List.copyOf(shared);
    this.devices = devices;
  }

  /** For programs that run elsewhere, and are given these files or folders beside the tree. */
  StackedTree in(Workplace other, Path... given) {
    return new StackedTree(commands, supervisor, places, other, List.of(given), devices);
  }

  /** With an empty {@code /dev}: booted kernels mount their own over it. */
  StackedTree withoutDevices() {
    return new StackedTree(commands, supervisor, places, workplace, shared, false);
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
      Files.createDirectory(root);
      Supervised program = Supervised.of(argv.apply(root)).over(overlay, root).removing(scratch);
      if (!devices) {
        Path none = Files.createDirectory(scratch.resolve("dev"));
        program = program.binding(new Bind(none, root.resolve("dev"), true));
      }
      Supervised placed = workplace.enter(program, given(root));
      return commands.run(supervisor.command(placed).loggedTo(log).within(limit));
    } finally {
      Trees.delete(scratch);
    }
  }

  private List<Path> given(Path root) {
    var all = new ArrayList<>(shared);
    all.add(root);
    return all;
  }
}
