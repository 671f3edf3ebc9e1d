package org.distromatrix.build;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.command.RunningCommand;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Overlay;
import org.distromatrix.host.Places;
import org.distromatrix.host.Supervised;
import org.distromatrix.host.Supervisor;
import org.distromatrix.image.Layer;
import org.jspecify.annotations.Nullable;

/** Runs programs in trees made of layers, without booting them. */
final class BuildTree {
  private final Commands commands;
  private final Supervisor supervisor;
  private final Places places;

  BuildTree(Commands commands, Supervisor supervisor, Places places) {
    this.commands = commands;
    this.supervisor = supervisor;
    this.places = places;
  }

  /**
   * One program to be run in a tree.
   *
   * @param name short name, unlike that of any other program at the same time
   * @param lower the tree's layers, the topmost first
   * @param upper where changes go; null: thrown away
   * @param binds host path to path in the tree, writable
   * @param files texts of files that are put into the tree before, by path
   * @param network whether it has a network
   * @param complaints file of the host for the error stream, which is systemd-nspawn's: programs
   *     write all their output to the other, in whose order it is kept
   * @param argv program and arguments
   */
  record Program(
      String name,
      List<Layer> lower,
      @Nullable Path upper,
      Map<Path, String> binds,
      Map<String, String> files,
      boolean network,
      Path complaints,
      List<String> argv) {
    Program {
      lower = List.copyOf(lower);
      binds = Collections.unmodifiableMap(new LinkedHashMap<>(binds));
      files = Map.copyOf(files);
      argv = List.copyOf(argv);
    }
  }

  /**
   * Runs the program to its end.
   *
   * @throws MatrixException (interrupted) if this thread was interrupted
   */
  Ended run(Program program, Path log, OutputSink output, Duration timeout) throws IOException {
    Path scratch = places.scratchFolder(program.name());
    Path upper = program.upper() == null ? scratch.resolve("upper") : program.upper();
    OwnFolders.make(upper);
    for (Map.Entry<String, String> file : program.files().entrySet()) {
      OwnFolders.write(upper.resolve(file.getKey().substring(1)), file.getValue());
    }
    Path work = upper.resolveSibling("work");
    var overlay = new Overlay(program.lower().stream().map(Layer::tree).toList(), upper, work);
    Path root = scratch.resolve("root");
    var nspawn =
        new BuildNspawn(program.name(), root, program.binds(), program.network(), program.argv());
    var supervised =
        Supervised.of(withErrorsTo(program.complaints(), nspawn.argv()))
            .over(overlay, root)
            .removing(scratch)
            .inGroup(program.name());
    Command command =
        supervisor.command(supervised).withEnvironment(BuildNspawn.ENVIRONMENT).loggedTo(log);
    return await(commands.start(command, output), timeout);
  }

  /** Where /run is on a disk, nspawn ends with a harmless complaint that nobody should see. */
  private static List<String> withErrorsTo(Path file, List<String> argv) {
    var shell = new ArrayList<>(List.of("sh", "-c", "exec \"$@\" 2>\"$0\"", file.toString()));
    shell.addAll(argv);
    return shell;
  }

  private static Ended await(RunningCommand running, Duration timeout) {
    try (running) {
      return new Ended(running.ended().get(timeout.toNanos(), TimeUnit.NANOSECONDS), false);
    } catch (TimeoutException e) {
      running.close();
      return new Ended(running.ended().join(), true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MatrixException.interrupted("The build was interrupted");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }
}
