package org.distromatrix.run;

import java.util.List;
import java.util.Optional;
import org.distromatrix.build.BuildRecipe;
import org.distromatrix.build.CellImage;
import org.distromatrix.machine.Accelerator;
import org.distromatrix.plan.Cell;
import org.distromatrix.plan.Selection;
import org.distromatrix.remote.TransferLimits;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.suite.AfterFailure;
import org.distromatrix.suite.CellFolder;
import org.distromatrix.suite.CellOutcome;
import org.distromatrix.suite.CellSuites;
import org.distromatrix.suite.SkippedSuites;
import org.distromatrix.suite.SuiteFilter;
import org.distromatrix.suite.SuiteLimits;
import org.distromatrix.suite.SuiteRun;

/** What is tested in one cell. */
final class CellTests {
  private final RunContext run;
  private final Cell cell;
  private final String folderName;
  private final SuiteFilter filter;
  private final AfterFailure afterFailure;

  CellTests(
      RunContext run,
      Cell cell,
      String folderName,
      Selection selection,
      AfterFailure afterFailure) {
    this.run = run;
    this.cell = cell;
    this.folderName = folderName;
    this.filter = SuiteFilter.of(selection, cell.id());
    this.afterFailure = afterFailure;
  }

  /**
   * Tests the image in its guests.
   *
   * @param accelerator what they run with, where they are machines
   */
  CellOutcome test(CellImage image, Optional<Accelerator> accelerator) {
    SuiteLimits limits =
        new SuiteLimits(
            run.file().timeouts().boot(),
            run.options().timeoutFactor() * accelerator.map(Accelerator::slowness).orElse(1.0),
            run.file().outputLimit(),
            TransferLimits.DEFAULT,
            SuiteLimits.DEFAULT.reboots());
    SuiteRun suites =
        new SuiteRun(
            cell,
            image,
            run.file().booted(),
            run.options().coldBoot(),
            run.file().suites(),
            run.file().checks(),
            filter,
            new CellFolder(run.folder().path(), folderName),
            BuildRecipe.of(run.file(), run.engine().environment()).environment(),
            run.engine().hostSide(run.file(), run.catalog()),
            limits,
            run.options().repeat());
    return new CellSuites(
            run.engine().launcher(cell.boot()), run.events(), run.clock(), afterFailure)
        .run(suites);
  }

  /** Skips all of it, where there can be no image. */
  List<TestResult> skip(String reason) {
    return new SkippedSuites(run.events(), run.clock())
        .skip(cell.id(), run.file().suites(), filter, reason);
  }
}
