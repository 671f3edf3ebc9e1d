package org.distromatrix.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that the subcommands belong to. */
@Command(
    name = "matrix",
    description = "Build, boot and test one project on many Linux distributions.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.Provider.class,
    mixinStandardHelpOptions = true,
    sortOptions = false,
    subcommands = {
      InitCommand.class,
      PlanCommand.class,
      RunCommand.class,
      BuildCommand.class,
      ShellCommand.class,
      ExecCommand.class,
      ReportCommand.class,
      ImagesCommand.class,
      DistrosCommand.class,
      DoctorCommand.class,
      CleanCommand.class,
      CompletionCommand.class
    },
    footerHeading = "%nExit codes:%n",
    footer = {
      "    0  every required cell passed",
      "    1  a test failed",
      "    2  usage or configuration error",
      "    3  infrastructure: an image, a boot, a mirror or the host failed",
      "    4  the project's build script failed",
      "    5  nothing was tested",
      "  130  interrupted; 143 terminated"
    })
final class MatrixCommand implements Runnable {
  @SuppressWarnings("NullAway.Init") // picocli fills it in
  @CommandLine.Spec
  CommandLine.Model.CommandSpec spec;

  /** Without a subcommand, what there is to do is shown. */
  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "Missing required subcommand");
  }

  /** Runs the command line and returns its exit code. */
  static int execute(String[] args, PrintWriter out) {
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    Failures failures = new Failures();
    return new CommandLine(new MatrixCommand())
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .execute(args);
  }
}
