package org.distromatrix.image;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.distromatrix.command.CommandResult;

/** Runs the rpm family's tools on mounted trees. */
final class RpmCalls {
  /** {@code timeout} ended it, at once or only by KILL. */
  private static final Set<Integer> TOO_LONG = Set.of(124, 137);

  private final TreeCommands trees;
  private final Path keys;
  private final Map<String, String> proxies;

  /**
   * @param keys folder of all keys that repositories name
   * @param proxies proxy variables of the user's environment
   */
  RpmCalls(TreeCommands trees, Path keys, Map<String, String> proxies) {
    this.trees = trees;
    this.keys = keys;
    this.proxies = Map.copyOf(proxies);
  }

  Map<String, String> environment(RpmWork work) {
    return work.places().environment(proxies);
  }

  /**
   * Runs a program to its end.
   *
   * @param fine statuses that are a success
   * @throws org.distromatrix.failure.MatrixException as {@link TreeCommands#run} does
   */
  RpmResult run(
      RpmWork work,
      List<String> argv,
      Map<String, String> environment,
      ToolOutput.Language language,
      Set<Integer> fine)
      throws IOException {
    var output = new ToolOutput(language, work.context().progress());
    var shared = new ArrayList<>(List.of(keys, work.state().folder()));
    work.entitlement().ifPresent(files -> shared.addAll(files.files()));
    var call =
        new TreeCommands.Call(work.what(), work.mirror(), argv, environment)
            .in(work.place(), shared.toArray(Path[]::new));
    CommandResult result = trees.run(work.draft(), work.lower(), call, output, work.context());
    var lines = new ArrayList<>(output.lines());
    if (TOO_LONG.contains(result.status())) {
      lines.add("Timeout exceeded: it was ended after %d s".formatted(result.took().toSeconds()));
    }
    return new RpmResult(fine.contains(result.status()), lines, result.stdout());
  }
}
