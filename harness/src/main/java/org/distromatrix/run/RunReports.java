package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.html.HtmlReport;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.junitxml.JUnitXml;
import org.distromatrix.report.model.RunResult;

/** Everything that is made from a run's result, in its folder. */
public final class RunReports {
  private RunReports() {}

  /**
   * Writes all of it, and makes the run, which tested, part of the history of its project. The
   * results come first: they are there whatever becomes of the rest.
   *
   * @param baseline the run that it was measured against, if any
   * @throws MatrixException (infrastructure) if others keep the history locked
   */
  public static void remember(RunResult result, RunFolder folder, Optional<RunResult> baseline)
      throws IOException {
    ResultsJson.write(result, folder.results());
    writeDerived(result, folder.path(), new PastRuns(folder.matrix()).remember(result, baseline));
  }

  /**
   * Writes all of it.
   *
   * @param folder the run's, wherever it is
   * @param past what is known of earlier runs
   */
  public static void write(RunResult result, Path folder, Past past) throws IOException {
    ResultsJson.write(result, folder.resolve(RunFolder.RESULTS));
    writeDerived(result, folder, past);
  }

  /** Writes what is made from the results, which are there already. */
  public static void writeDerived(RunResult result, Path folder, Past past) throws IOException {
    JUnitXml.writeAll(result, folder, Files.createDirectories(folder.resolve(RunFolder.JUNIT)));
    HtmlReport.write(result, folder, folder.resolve(RunFolder.REPORT), past);
  }
}
