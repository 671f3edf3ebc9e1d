package org.distromatrix.report.explain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.InstalledPackage;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;

/** A cell that is put together in a line: {@code on("debian:13").axis("CC", "gcc").fails("no")}. */
final class CellSample {
  private final String release;
  private String boot = "nspawn";
  private String allowed = "";
  private final Map<String, String> axes = new LinkedHashMap<>();
  private final List<TestResult> tests = new ArrayList<>();
  private final List<CheckResult> checks = new ArrayList<>();
  private final List<InstalledPackage> packages = new ArrayList<>();
  private final Map<String, String> facts = new LinkedHashMap<>();

  private CellSample(String release) {
    this.release = release;
  }

  static CellSample on(String release) {
    return new CellSample(release);
  }

  CellSample boot(String kind) {
    boot = kind;
    return this;
  }

  CellSample axis(String name, String value) {
    axes.put(name, value);
    return this;
  }

  CellSample allowed(String reason) {
    allowed = reason;
    return this;
  }

  /** Test "t" of suite "unit" passes. */
  CellSample passes() {
    return test("t", Outcome.passed(), "");
  }

  CellSample fails(String message) {
    return fails("t", message);
  }

  CellSample fails(String name, String message) {
    return test(name, Outcome.failed(FailureKind.ASSERTION, message), "");
  }

  CellSample test(String name, Outcome outcome, String details) {
    var attempt = new Attempt(1, outcome, Instant.EPOCH, Duration.ZERO, "", details);
    tests.add(new TestResult("unit", name, List.of(attempt)));
    return this;
  }

  CellSample check(String name, Outcome outcome) {
    checks.add(new CheckResult(name, outcome, ""));
    return this;
  }

  CellSample deb(String name, String version) {
    packages.add(new InstalledPackage(name, version, "amd64", ""));
    return this;
  }

  CellSample rpm(String name, String version) {
    packages.add(new InstalledPackage(name, version, "noarch", ""));
    return this;
  }

  CellSample fact(String name, String value) {
    facts.put(name, value);
    return this;
  }

  static RunResult run(CellSample... cells) {
    var results = List.of(cells).stream().map(CellSample::result).toList();
    return new RunResult("R", "tally", "0", Instant.EPOCH, Duration.ZERO, true, List.of(), results);
  }

  private CellResult result() {
    var id = new StringBuilder(release + "/" + boot);
    axes.forEach((axis, value) -> id.append('/').append(axis).append('=').append(value));
    return new CellResult(
        id.toString(),
        "folder",
        release,
        release,
        "x86-64",
        boot,
        axes,
        Optional.of(allowed).filter(reason -> !reason.isEmpty()),
        List.of(),
        tests,
        checks,
        Optional.empty(),
        packages,
        facts,
        List.of());
  }
}
