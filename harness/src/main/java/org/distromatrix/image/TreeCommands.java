package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.Commands;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Overlay;
import org.distromatrix.host.Supervised;
import org.distromatrix.host.Supervisor;

/**
 * Runs package managers on a tree that is mounted for them alone and gone when they, or we, end.
 */
final class TreeCommands {
  private final Commands commands;

  TreeCommands(Commands commands) {
    this.commands = commands;
  }

  /**
   * What is to be run. Paths are the same wherever that is: {@link #root} and all else below the
   * draft is always seen there, and what is shared.
   *
   * @param what for messages: "Cannot build debian:13"
   * @param mirror for messages, the mirrors
   * @param place where it is run
   * @param shared what else it is given, outside the draft: files, or folders with all below them
   */
  record Call(
      String what,
      String mirror,
      List<String> argv,
      Map<String, String> environment,
      Workplace place,
      List<Path> shared) {
    Call {
      argv = List.copyOf(argv);
      environment = Map.copyOf(environment);
      shared = List.copyOf(shared);
    }

    /** A call of this host's own programs. */
    Call(String what, String mirror, List<String> argv, Map<String, String> environment) {
      this(what, mirror, argv, environment, Workplace.HOST, List.of());
    }

    /** The same, in another place. */
    Call in(Workplace newPlace, Path... newShared) {
      return new Call(what, mirror, argv, environment, newPlace, List.of(newShared));
    }
  }

  /** Where a draft's tree is mounted while something runs on it. */
  static Path root(Draft draft) {
    return draft.scratch("root");
  }

  /**
   * Runs a program to its end.
   *
   * @param lower what the draft's tree is mounted on, the topmost first
   * @return how it ended, whatever its status
   * @throws MatrixException (infrastructure) if it cannot be started or does not end in time
   */
  CommandResult run(
      Draft draft, List<Path> lower, Call call, OutputSink output, ImageContext context)
      throws IOException {
    // A volatile mount marks its work folder, and such a folder is not mounted again.
    Path work = draft.scratch("overlay");
    Trees.delete(work);
    Files.createDirectories(work);
    Overlay overlay = draft.over(lower, work);
    var given = new ArrayList<>(List.of(draft.folder()));
    given.addAll(call.shared());
    Supervised supervised =
        call.place()
            .enter(Supervised.of(call.argv()).over(overlay, root(draft)).keepingUnsynced(), given);
    long start = System.nanoTime();
    try {
      return commands.tryRun(
          Supervisor.detect()
              .command(supervised)
              .withEnvironment(call.environment())
              .loggedTo(context.log())
              .within(context.timeout()),
          output);
    } catch (MatrixException e) {
      throw explain(call, e, Duration.ofNanos(System.nanoTime() - start), context);
    }
  }

  private static MatrixException explain(
      Call call, MatrixException e, Duration took, ImageContext context) {
    if (e.fault() != Fault.INFRASTRUCTURE || took.compareTo(context.timeout()) < 0) {
      return e;
    }
    return MatrixException.infrastructure(
            "%s: it took longer than %s; mirror: %s"
                .formatted(call.what(), words(context.timeout()), call.mirror()))
        .withHint("A slow mirror? Set timeouts: { image: ... } in matrix.yaml, or another mirror:")
        .withLog(context.log())
        .causedBy(e);
  }

  private static String words(Duration limit) {
    return limit.toSeconds() % 60 == 0 ? limit.toMinutes() + " min" : limit.toSeconds() + " s";
  }
}
