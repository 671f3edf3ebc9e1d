package org.distromatrix.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.cli.view.GitHubView;
import org.distromatrix.cli.view.JLineSize;
import org.distromatrix.cli.view.JsonView;
import org.distromatrix.cli.view.LiveView;
import org.distromatrix.cli.view.PlainView;
import org.distromatrix.cli.view.RunView;
import org.distromatrix.cli.view.TerminalSize;
import org.distromatrix.cli.view.ViewSettings;

/** Chooses how a run is shown: for machines, for GitHub, on a terminal, or as plain lines. */
final class Screen {
  private static final TerminalSize CLASSIC = TerminalSize.fixed(80, 24);

  private Screen() {}

  static RunView view(
      Subcommand command, Path runFolder, boolean json, boolean verbose, boolean buildOnly) {
    PrintWriter out = command.out();
    Map<String, String> environment = System.getenv();
    ViewSettings general = settings(command, runFolder, verbose);
    ViewSettings settings = buildOnly ? general.ofBuild() : general;
    if (json) {
      return new JsonView(out);
    } else if ("true".equals(environment.get("GITHUB_ACTIONS"))) {
      return new GitHubView(
          out, settings, Optional.ofNullable(environment.get("GITHUB_STEP_SUMMARY")).map(Path::of));
    } else if (onTerminal()) {
      return new LiveView(out, settings, new JLineSize(CLASSIC), Clock.systemUTC());
    }
    return new PlainView(out, settings);
  }

  static ViewSettings settings(Subcommand command, Path runFolder, boolean verbose) {
    Path here = Path.of("").toAbsolutePath();
    String shown =
        runFolder.startsWith(here) ? here.relativize(runFolder).toString() : runFolder.toString();
    return new ViewSettings(
        commandName(),
        command.sameCells(),
        shown,
        onTerminal() && !System.getenv().containsKey("NO_COLOR"),
        verbose);
  }

  /** How the user called us, so that the commands we print can be pasted. */
  private static String commandName() {
    String name = System.getProperty("matrix.command", "matrix");
    return System.getenv().containsKey("SUDO_UID") ? "sudo " + name : name;
  }

  /** The launcher tells: what Java knows of terminals differs from version to version. */
  private static boolean onTerminal() {
    return Boolean.getBoolean("matrix.terminal") && !"dumb".equals(System.getenv("TERM"));
  }
}
