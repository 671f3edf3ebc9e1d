package org.distromatrix.run;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.build.CellImage;
import org.distromatrix.event.RunEvent;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.machine.Accelerator;
import org.distromatrix.plan.AllowedFailure;
import org.distromatrix.plan.Cell;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.InstalledPackage;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.packages.PackagesFile;
import org.distromatrix.suite.CellOutcome;

/**
 * One cell from its packages to its results. Whatever goes wrong becomes part of the result: this
 * never throws, so that the other cells go on.
 */
final class CellRun {
  private final RunContext run;
  private final Cell cell;
  private final String folderName;
  private final CellStages stages;
  private final CellTests testing;

  private final CellTimes times;
  private final List<PhaseTiming> phasesOfTests = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();
  private List<TestResult> tests = List.of();
  private List<CheckResult> checks = List.of();
  private List<InstalledPackage> packages = List.of();
  private List<String> artifacts = List.of();
  private Optional<CellProblem> problem = Optional.empty();

  CellRun(RunContext run, Cell cell, String folderName, CellStages stages, CellTests testing) {
    this.run = run;
    this.cell = cell;
    this.folderName = folderName;
    this.stages = stages;
    this.testing = testing;
    this.times = new CellTimes(run, cell.id().text());
  }

  CellResult run() {
    Instant started = run.clock().instant();
    try {
      throughTheStages(run.folder().cell(folderName));
    } catch (MatrixException e) {
      failOrSkip(e);
    } catch (RuntimeException | IOException e) {
      fail(defect(e));
    }
    CellResult result = result();
    boolean failed = result.hasFailures() || result.problem().isPresent();
    run.events()
        .emit(
            new RunEvent.CellEnded(
                id(),
                failed,
                failed && result.allowedFailure().isPresent(),
                run.baseline().excuse(result).orElse(""),
                Duration.between(started, run.clock().instant())));
    return result;
  }

  private void throughTheStages(Path folder) throws IOException {
    var packagesOf =
        times.timed(Phase.IMAGE, time -> stages.packages(cell, folder.resolve("image.log"), time));
    CellImage image =
        times.timed(
            Phase.BUILD,
            time ->
                stages.build(
                    cell,
                    packagesOf,
                    folder.resolve("build.log"),
                    folder.resolve("artifacts"),
                    time));
    packages = image.packages();
    PackagesFile.write(packages, folder.resolve("packages.txt"));
    facts.putAll(image.facts());
    if (!run.options().buildOnly()) {
      times.enter(Phase.BOOT);
      Optional<Accelerator> accelerator =
          stages.accelerator(cell, image, folder.resolve("build.log"));
      accelerator.ifPresent(found -> facts.put("accelerator", found.words()));
      take(testing.test(image, accelerator));
    }
  }

  private void take(CellOutcome outcome) {
    phasesOfTests.addAll(outcome.phases());
    tests = outcome.tests();
    checks = outcome.checks();
    artifacts = outcome.artifacts();
    facts.putAll(outcome.facts());
    outcome.problem().ifPresent(this::fail);
  }

  private void failOrSkip(MatrixException e) {
    if (e.fault() == Fault.UNAVAILABLE) {
      tests = testing.skip(String.valueOf(e.getMessage()));
    } else {
      fail(Problem.of(e, times.current(), run.folder()));
    }
  }

  private void fail(CellProblem why) {
    problem = Optional.of(why);
    run.events().emit(new RunEvent.CellFailed(id(), why));
  }

  /** What nobody foresaw is ours to mend; the whole of it is kept for the report. */
  private CellProblem defect(Exception e) {
    Path log = run.folder().path().resolve("cells").resolve(folderName).resolve("defect.log");
    return new CellProblem(
        "infrastructure",
        times.current(),
        "This is a bug in the harness: " + e,
        "report it, with the log",
        DefectLog.write(e, log) ? run.folder().relative(log) : "",
        "");
  }

  private CellResult result() {
    return new CellResult(
        id(),
        folderName,
        cell.distro().displayName(),
        cell.distro().version(),
        cell.distro().architecture(),
        cell.boot().word(),
        cell.axes(),
        cell.allowedFailure().map(AllowedFailure::reason),
        phases(),
        tests,
        checks,
        problem,
        packages,
        facts,
        artifacts);
  }

  private List<PhaseTiming> phases() {
    var all = new ArrayList<>(times.all());
    all.addAll(phasesOfTests);
    return all;
  }

  private String id() {
    return cell.id().text();
  }
}
