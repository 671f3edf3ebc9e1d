package org.distromatrix.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.cli.view.Summary;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Privileges;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.markdown.Markdown;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.PastRuns;
import org.distromatrix.run.RunFolder;
import org.distromatrix.run.RunReports;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix report}. */
@Command(
    name = "report",
    description = "Show a run again, and write its reports anew; also of a run that was killed.")
final class ReportCommand extends Subcommand {
  @Parameters(paramLabel = "RUN", arity = "0..1", description = "Id of a run (default: latest).")
  String run = "latest";

  @Option(names = "--markdown", description = "Print Markdown instead.")
  boolean markdown;

  @Option(names = "--open", description = "Open the HTML report in a browser.")
  boolean open;

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.existing(projectFolder(), run);
    RunResult result = read(folder);
    writeAnew(result, folder);
    out()
        .print(
            markdown
                ? Markdown.summary(result)
                : Summary.render(result, Screen.settings(this, folder.path(), false)));
    if (open) {
      out().flush();
      Browser.open(folder.report(), System.getenv());
    }
    return 0;
  }

  private static RunResult read(RunFolder folder) {
    try {
      return StoredRun.read(folder);
    } catch (IOException | UnreadableJson e) {
      throw MatrixException.infrastructure(
              "Cannot read run '%s': %s".formatted(folder.id(), e.getMessage()))
          .causedBy(e);
    }
  }

  private static void writeAnew(RunResult result, RunFolder folder) {
    try {
      RunReports.writeDerived(result, folder.path(), new PastRuns(folder.matrix()).of(result));
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot write the reports of run '%s': %s".formatted(folder.id(), e.getMessage()))
          .withHint("check the disk: `df " + folder.path() + "`")
          .causedBy(e);
    }
    Privileges privileges = Privileges.detect(System.getenv());
    for (Path written : List.of(folder.junit(), folder.reportFolder())) {
      privileges.giveToCaller(new LocalCommands(System.getenv()), written);
    }
  }
}
