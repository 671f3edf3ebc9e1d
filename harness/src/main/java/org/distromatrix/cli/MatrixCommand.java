package org.distromatrix.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
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
  /** By name, in the order of the help. */
  private static final Map<String, Supplier<Subcommand>> SUBCOMMANDS = subcommands();

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
    return commandLine(args)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true)
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures)
        .execute(args);
  }

  private static Map<String, Supplier<Subcommand>> subcommands() {
    var all = new LinkedHashMap<String, Supplier<Subcommand>>();
    all.put("init", InitCommand::new);
    all.put("plan", PlanCommand::new);
    all.put("run", RunCommand::new);
    all.put("build", BuildCommand::new);
    all.put("shell", ShellCommand::new);
    all.put("exec", ExecCommand::new);
    all.put("report", ReportCommand::new);
    all.put("compare", CompareCommand::new);
    all.put("merge", MergeCommand::new);
    all.put("images", ImagesCommand::new);
    all.put("distros", DistrosCommand::new);
    all.put("doctor", DoctorCommand::new);
    all.put("clean", CleanCommand::new);
    all.put("completion", CompletionCommand::new);
    return all;
  }

  /**
   * The command with its subcommands: with the one that the first word names, as each costs 10 ms
   * of reflection, else with all, so that help, suggestions and completion know them.
   */
  private static CommandLine commandLine(String[] args) {
    CommandLine command = new CommandLine(new MatrixCommand());
    String first = args.length == 0 ? "" : args[0];
    if (SUBCOMMANDS.containsKey(first) && !first.equals("completion")) {
      return command.addSubcommand(SUBCOMMANDS.get(first).get());
    }
    SUBCOMMANDS.values().forEach(subcommand -> command.addSubcommand(subcommand.get()));
    return command;
  }
}
