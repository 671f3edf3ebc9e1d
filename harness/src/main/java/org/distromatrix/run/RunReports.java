package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Files;
import org.distromatrix.report.html.HtmlReport;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.junitxml.JUnitXml;
import org.distromatrix.report.model.RunResult;

/** Everything that is made from a run's result, in its folder. */
public final class RunReports {
  private RunReports() {}

  /** Writes all of it. */
  public static void write(RunResult result, RunFolder folder) throws IOException {
    ResultsJson.write(result, folder.results());
    writeDerived(result, folder);
  }

  /** Writes what is made from the results, which are there already. */
  public static void writeDerived(RunResult result, RunFolder folder) throws IOException {
    JUnitXml.writeAll(result, folder.path(), Files.createDirectories(folder.junit()));
    HtmlReport.write(result, folder.path(), folder.report());
  }
}
