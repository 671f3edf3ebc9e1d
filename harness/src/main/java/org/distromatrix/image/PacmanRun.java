package org.distromatrix.image;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.distromatrix.command.CommandResult;
import org.distromatrix.command.OutputSink;
import org.distromatrix.failure.MatrixException;

/**
 * pacman at work on one draft: its configuration, keys and databases are the draft's own state.
 *
 * @param what for messages: "Cannot build arch"
 * @param lower what the draft's tree is mounted on, the topmost first
 * @param place where pacman runs
 * @param proxies of the user's environment
 * @param downloads shared by all
 */
record PacmanRun(
    TreeCommands trees,
    Draft draft,
    List<Path> lower,
    String what,
    Workplace place,
    Map<String, String> proxies,
    Path downloads,
    ImageContext context) {
  private static final Pattern PACKAGES =
      Pattern.compile("\\.pkg\\.tar(?:\\.[a-z0-9]+)?(?:\\.sig)?$");

  PacmanState state() {
    return PacmanState.of(draft);
  }

  /**
   * Runs pacman to its end.
   *
   * @return what it told of failures, of which there may be none
   */
  PacmanFailures run(Function<PacmanCommand, List<String>> argv) throws IOException {
    var output = new ToolOutput(PacmanFailures.LANGUAGE, context.progress());
    CommandResult result = call(argv, output);
    var failures = new PacmanFailures(output.lines());
    return result.status() == 0 || failures.any()
        ? failures
        : new PacmanFailures(withStatus(output.lines(), result.status()));
  }

  private static List<String> withStatus(List<String> lines, int status) {
    var all = new java.util.ArrayList<>(lines);
    all.add("error: pacman ended with status " + status);
    return all;
  }

  /** Fetches the databases and writes down what is in them. */
  PacmanFailures refresh() throws IOException {
    PacmanFailures failures = run(PacmanCommand::refresh);
    if (!failures.any()) {
      Files.write(state().packages(), list().lines().toList());
    }
    return failures;
  }

  private String list() throws IOException {
    CommandResult result = call(PacmanCommand::list, OutputSink.none());
    if (result.status() != 0) {
      throw MatrixException.infrastructure(what + ": its package databases cannot be listed")
          .withHint("Read the log for what led to it")
          .withLog(context.log());
    }
    return result.stdout();
  }

  /** Installs with what was downloaded before, and leaves what it downloads to others. */
  PacmanFailures install(Function<PacmanCommand, List<String>> argv) throws IOException {
    var shared = new Downloads(downloads, PACKAGES);
    Path own = Files.createDirectories(draft.scratch("downloads"));
    shared.lend(own);
    PacmanFailures failures = run(argv);
    if (!failures.any()) {
      // Only now has pacman checked their signatures.
      shared.takeBack(own);
    }
    return failures;
  }

  private CommandResult call(Function<PacmanCommand, List<String>> argv, OutputSink output)
      throws IOException {
    var command =
        new PacmanCommand(
            TreeCommands.root(draft),
            state().configuration(),
            state().keys(),
            Files.createDirectories(draft.scratch("downloads")));
    var environment = new HashMap<>(proxies);
    environment.put("LC_ALL", "C.UTF-8");
    String mirror = Files.readString(state().mirror(), StandardCharsets.UTF_8);
    var call = new TreeCommands.Call(what, mirror, argv.apply(command), environment);
    return trees.run(draft, lower, call.in(place), output, context);
  }
}
