package org.distromatrix.cli.view;

/**
 * What a view must know beside the events.
 *
 * @param command how the user calls us, for the commands shown at the end: {@code matrix}, {@code
 *     sudo ./matrix}
 * @param projectArguments what each subcommand needs to find the project, ready for a shell: {@code
 *     -C sample-project}, or ""
 * @param runFolder path of the run folder as the user can type it
 * @param color whether to use colours; {@code NO_COLOR} is the caller's to look at
 * @param verbose whether passing tests and progress get lines of their own
 * @param buildOnly whether the run ends with the build, and no tests are asked for
 */
public record ViewSettings(
    String command,
    String projectArguments,
    String runFolder,
    boolean color,
    boolean verbose,
    boolean buildOnly) {
  /** Settings of a run with tests. */
  public ViewSettings(
      String command, String projectArguments, String runFolder, boolean color, boolean verbose) {
    this(command, projectArguments, runFolder, color, verbose, false);
  }

  /** The same for a run that ends with the build. */
  public ViewSettings ofBuild() {
    return new ViewSettings(command, projectArguments, runFolder, color, verbose, true);
  }

  /** A path below the run folder, as the user can type it. */
  String path(String belowRunFolder) {
    return runFolder + "/" + belowRunFolder;
  }

  /** A command line of ours, ready for a shell. */
  String commandLine(String subcommand, String... arguments) {
    var line = new StringBuilder(command).append(' ').append(subcommand);
    if (!projectArguments.isEmpty()) {
      line.append(' ').append(projectArguments);
    }
    for (var argument : arguments) {
      line.append(' ').append(ShellWord.quote(argument));
    }
    return line.toString();
  }

  Paint paint() {
    return new Paint(color);
  }
}
