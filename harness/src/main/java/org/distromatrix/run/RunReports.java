package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Files;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.junitxml.JUnitXml;
import org.distromatrix.report.model.RunResult;

/** Everything that is made from a run's result, in its folder. */
public final class RunReports {
  private RunReports() {}

  /** Writes all of it. */
  public static void write(RunResult result, RunFolder folder) throws IOException {
    ResultsJson.write(result, folder.results());
    JUnitXml.writeAll(result, folder.path(), Files.createDirectories(folder.junit()));
  }
}
