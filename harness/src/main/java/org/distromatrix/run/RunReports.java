package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.distromatrix.report.history.Past;
import org.distromatrix.report.html.HtmlReport;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.junitxml.JUnitXml;
import org.distromatrix.report.model.RunResult;

/** Everything that is made from a run's result, in its folder. */
public final class RunReports {
  private RunReports() {}

  /** Writes all of it, of a run without a past. */
  public static void write(RunResult result, RunFolder folder) throws IOException {
    write(result, folder.path(), Past.UNKNOWN);
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
