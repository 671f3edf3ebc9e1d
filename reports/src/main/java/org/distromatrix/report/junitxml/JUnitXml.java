package org.distromatrix.report.junitxml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import org.distromatrix.report.json.WholeFile;
import org.distromatrix.report.log.LogTails;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Counting;
import org.distromatrix.report.testcase.TestCase;

/**
 * JUnit XML, one file for each cell, as Jenkins, GitLab and others read it: elements and attributes
 * that all of them know, further attempts in Surefire's {@code rerunFailure} and {@code
 * flakyFailure}.
 *
 * <pre>
 * testsuites  name=cell
 *   testsuite  name=CELL//SUITE           one for each suite
 *     properties                          distribution, axes, kernel, ...
 *     testcase  classname=CELL.SUITE      dots in the cell's id become _: they part packages
 *   testsuite  name=CELL//matrix          the cell itself, and its checks
 * </pre>
 *
 * <p>That a cell could not be brought to its tests is an {@code error} of the test case that stands
 * for the cell: no result is never a pass. Characters that XML forbids are left out; of a failed
 * test's log only the end is taken.
 *
 * <p>A failure that the run's baseline has, too, stays a failure: a reader of these files decides
 * for itself. Its suite has the property {@code matrix.known-failure.TEST} with the baseline's id.
 */
public final class JUnitXml {
  private JUnitXml() {}

  /**
   * Writes {@code FOLDER.xml} for every cell into a folder.
   *
   * @param runFolder what the paths of logs start from
   * @param target the folder, which is made
   */
  public static void writeAll(RunResult run, Path runFolder, Path target) throws IOException {
    var counting = Counting.of(run);
    for (var cell : run.cells()) {
      var file = target.resolve(cell.folder() + ".xml");
      WholeFile.write(file, document(cell, counting, runFolder).getBytes(UTF_8));
    }
  }

  /** The document for one cell. */
  static String document(CellResult cell, Counting counting, Path runFolder) throws IOException {
    var suites = TestCase.suites(cell);
    var out = new XmlWriter();
    SuiteXml.totals(out.start("testsuites").attribute("name", cell.id()), suites.values());
    var writer =
        new SuiteXml(
            out, cell, counting, new LogTails(runFolder, SuiteXml.ONE_LOG, SuiteXml.ALL_LOGS));
    for (var suite : suites.entrySet()) {
      writer.write(suite.getKey(), suite.getValue());
    }
    return out.end().document();
  }
}
