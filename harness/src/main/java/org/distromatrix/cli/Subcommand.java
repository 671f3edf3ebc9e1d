package org.distromatrix.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.failure.MatrixException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every subcommand has: the project it works on, and where it writes. */
abstract class Subcommand implements java.util.concurrent.Callable<Integer> {
  @SuppressWarnings("NullAway.Init") // picocli fills it in
  @Spec
  CommandSpec spec;

  @Option(
      names = {"-C", "--project"},
      paramLabel = "DIR",
      description = "Work on the project in DIR (default: the current folder).")
  Path project = Path.of(".");

  @Option(names = "--debug", description = "Show stack traces of failures.")
  boolean debug;

  @Option(
      names = {"-y", "--yes"},
      description = "Ask nothing: install what the first start of ./matrix lacks.")
  boolean yes;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help.")
  boolean help;

  PrintWriter out() {
    return spec.commandLine().getOut();
  }

  PrintWriter err() {
    return spec.commandLine().getErr();
  }

  /** The options that another call needs to work on the same cells, for commands that we print. */
  String sameCells() {
    return project.toString().equals(".") ? "" : "-C " + project;
  }

  boolean debug() {
    return debug;
  }

  /**
   * The project's folder, absolute.
   *
   * @throws MatrixException (usage) if there is no such folder
   */
  Path projectFolder() {
    Path folder = project.toAbsolutePath().normalize();
    if (!Files.isDirectory(folder)) {
      throw MatrixException.usage("Cannot work on project '%s': no such folder".formatted(project))
          .withHint("-C DIR names the folder that holds matrix.yaml");
    }
    return folder;
  }
}
