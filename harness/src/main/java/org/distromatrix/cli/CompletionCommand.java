package org.distromatrix.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code matrix completion}. */
@Command(
    name = "completion",
    description = "Print a completion script for bash and zsh: source <(matrix completion)")
final class CompletionCommand extends Subcommand {
  @Override
  public Integer call() {
    out().print(AutoComplete.bash("matrix", spec.root().commandLine()));
    return 0;
  }
}
