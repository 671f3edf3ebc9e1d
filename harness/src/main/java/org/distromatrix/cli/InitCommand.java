package org.distromatrix.cli;

import java.nio.file.Path;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.MatrixInit;
import org.distromatrix.host.Privileges;
import picocli.CommandLine.Command;

/** {@code matrix init}. */
@Command(
    name = "init",
    description = "Write a matrix.yaml for this project, and a build script if it has none.")
final class InitCommand extends Subcommand {
  @Override
  public Integer call() {
    MatrixInit.Written written = MatrixInit.write(projectFolder());
    Privileges privileges = Privileges.detect(System.getenv());
    for (Path file : written.written()) {
      privileges.giveToCaller(new LocalCommands(System.getenv()), file);
      out().println("wrote " + projectFolder().relativize(file));
    }
    out().println("Build system: " + written.buildSystem());
    out().println("Next: `matrix plan` shows the cells, `sudo matrix run` tests them.");
    return 0;
  }
}
