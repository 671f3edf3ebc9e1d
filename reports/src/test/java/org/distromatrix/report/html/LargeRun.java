package org.distromatrix.report.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.InstalledPackage;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;

/** A run of many cells and tests, with what a real one has: failures with logs, skips, packages. */
final class LargeRun {
  private static final List<String> DISTROS =
      List.of("fedora", "centos", "debian", "ubuntu", "arch", "opensuse", "rocky", "alma");

  private final Path runFolder;
  private final int tests;

  private LargeRun(Path runFolder, int tests) {
    this.runFolder = runFolder;
    this.tests = tests;
  }

  static RunResult of(int cells, int tests, Path runFolder) throws IOException {
    var run = new LargeRun(runFolder, tests);
    var all = new ArrayList<CellResult>();
    for (int cell = 0; cell < cells; cell++) {
      all.add(run.cell(cell));
    }
    return ReportSamples.run(all);
  }

  private CellResult cell(int number) throws IOException {
    var distro = DISTROS.get(number % DISTROS.size());
    var release = String.valueOf(10 + number / DISTROS.size());
    var folder = distro + "_" + release + "_nspawn";
    var results = new ArrayList<TestResult>();
    for (int test = 0; test < tests; test++) {
      results.add(test(number, test, folder));
    }
    return new CellResult(
        distro + ":" + release + "/nspawn",
        folder,
        distro + " " + release,
        release,
        "x86-64",
        "nspawn",
        Map.of(),
        Optional.empty(),
        List.of(
            new PhaseTiming(
                Phase.TEST, ReportSamples.START, Duration.ofSeconds(60), Duration.ZERO, false)),
        results,
        List.of(),
        Optional.empty(),
        packages(number),
        Map.of("kernel", "6.12." + number),
        List.of());
  }

  /** One row in fifty fails on one distribution, and one result in two hundred anywhere. */
  private TestResult test(int cell, int test, String folder) throws IOException {
    var suite = "suite-" + test / 50;
    var name = "checks-that-part-" + test + "-does-what-it-promises";
    var log = "cells/" + folder + "/suites/" + suite + "/" + name + ".log";
    boolean fails = (test % 50 == 7 && cell % DISTROS.size() == 0) || (cell * 31 + test) % 200 == 0;
    if (fails) {
      Files.createDirectories(runFolder.resolve(log).getParent());
      Files.writeString(
          runFolder.resolve(log), ("a line of output, number " + cell + "\n").repeat(400));
    }
    var outcome =
        fails ? failure(test) : (test % 97 == 3 ? Outcome.skipped("needs a vm") : Outcome.passed());
    var took = Duration.ofMillis(10 + (cell * 7L + test * 13L) % 900);
    var details = fails ? "at part.c:" + test : "";
    return new TestResult(
        suite, name, List.of(new Attempt(1, outcome, ReportSamples.START, took, log, details)));
  }

  private static Outcome failure(int test) {
    return Outcome.failed(FailureKind.ASSERTION, "exit status 1: part " + test + " is wrong");
  }

  private static List<InstalledPackage> packages(int cell) {
    var packages = new ArrayList<InstalledPackage>();
    for (int i = 0; i < 400; i++) {
      packages.add(new InstalledPackage("package-" + i, "1." + cell, "x86_64", "main"));
    }
    return packages;
  }
}
