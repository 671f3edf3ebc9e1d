package org.distromatrix.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.distromatrix.cli.view.Summary;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.Privileges;
import org.distromatrix.report.allure.AllureResults;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.markdown.Markdown;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.tap.Tap;
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

  @Option(names = "--tap", description = "Print TAP (Test Anything Protocol) instead.")
  boolean tap;

  @Option(
      names = "--allure",
      description = "Write allure-results/ in the run's folder, for `allure serve` of Allure.")
  boolean allure;

  @Option(names = "--open", description = "Open the HTML report in a browser.")
  boolean open;

  @Option(
      names = "--watch",
      description = "Serve the report of a run that goes on to this host's browsers, until Ctrl-C.")
  boolean watch;

  @Override
  public Integer call() {
    RunFolder folder = RunFolder.existing(projectFolder(), run);
    if (watch) {
      return watch(folder);
    }
    RunResult result = read(folder);
    writeAnew(result, folder);
    out().print(text(result, folder));
    if (open) {
      out().flush();
      Browser.open(folder.report().toUri(), System.getenv());
    }
    return 0;
  }

  private int watch(RunFolder folder) {
    try (ReportServer server = ReportServer.start(folder)) {
      out().println("Run " + folder.id() + ", as it goes on: " + server.address());
      out().println("Ctrl-C ends this.");
      out().flush();
      if (open) {
        Browser.open(server.address(), System.getenv());
      }
      new CountDownLatch(1).await();
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw MatrixException.interrupted("Interrupted").causedBy(e);
    }
  }

  private String text(RunResult result, RunFolder folder) {
    if (tap) {
      return Tap.document(result);
    }
    return markdown
        ? Markdown.summary(result)
        : Summary.render(result, Screen.settings(this, folder.path(), false));
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

  private void writeAnew(RunResult result, RunFolder folder) {
    try {
      RunReports.writeDerived(result, folder.path(), new PastRuns(folder.matrix()).of(result));
      if (allure) {
        AllureResults.write(result, folder.path(), folder.allure());
      }
    } catch (IOException e) {
      throw MatrixException.infrastructure(
              "Cannot write the reports of run '%s': %s".formatted(folder.id(), e.getMessage()))
          .withHint("check the disk: `df " + folder.path() + "`")
          .causedBy(e);
    }
    Privileges privileges = Privileges.detect(System.getenv());
    for (Path written : written(folder)) {
      privileges.giveToCaller(new LocalCommands(System.getenv()), written);
    }
  }

  private List<Path> written(RunFolder folder) {
    List<Path> all = new ArrayList<>(List.of(folder.junit(), folder.reportFolder()));
    if (allure) {
      all.add(folder.allure());
    }
    return all;
  }
}
