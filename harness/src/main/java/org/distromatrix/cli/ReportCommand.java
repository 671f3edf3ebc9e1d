package org.distromatrix.cli;

import java.io.IOException;
import java.nio.file.Files;
import org.distromatrix.cli.view.Summary;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.junitxml.JUnitXml;
import org.distromatrix.report.markdown.Markdown;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.run.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code matrix report}. */
@Command(
    name = "report",
    description = "Show a run again, and write its JUnit XML anew; also of a run that was killed.")
final class ReportCommand extends Subcommand {
  @Parameters(paramLabel = "RUN", arity = "0..1", description = "Id of a run (default: latest).")
  String run = "latest";

  @Option(names = "--markdown", description = "Print Markdown instead.")
  boolean markdown;

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.existing(projectFolder(), run);
    try {
      RunResult result = StoredRun.read(folder);
      JUnitXml.writeAll(result, folder.path(), Files.createDirectories(folder.junit()));
      out()
          .print(
              markdown
                  ? Markdown.summary(result)
                  : Summary.render(result, Screen.settings(this, folder.path(), false)));
      return 0;
    } catch (IOException | UnreadableJson e) {
      throw MatrixException.infrastructure(
              "Cannot read run '%s': %s".formatted(folder.id(), e.getMessage()))
          .causedBy(e);
    }
  }
}
