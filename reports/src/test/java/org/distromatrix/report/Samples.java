package org.distromatrix.report;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.InstalledPackage;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;

/** Results with everything in them, for the tests of several reports. */
public final class Samples {
  public static final Instant START = Instant.parse("2026-01-31T12:00:00.250Z");

  private Samples() {}

  public static RunResult run(CellResult... cells) {
    return new RunResult(
        "20260131-120000",
        "tally",
        "0.1.0",
        START,
        Duration.ofMillis(12_345),
        true,
        List.of("run", "debian:*"),
        List.of(cells));
  }

  /** A cell with a pass, a failure, a flaky test, a skip, and a failed check. */
  public static CellResult mixed() {
    var axes = new LinkedHashMap<String, String>();
    axes.put("CC", "gcc");
    axes.put("ASAN", "");
    return new CellResult(
        "debian:13/nspawn/CC=gcc",
        "debian_13_nspawn_CC=gcc",
        "Debian",
        "13",
        "amd64",
        "nspawn",
        axes,
        Optional.empty(),
        List.of(
            new PhaseTiming(Phase.IMAGE, START, Duration.ofMillis(12), Duration.ZERO, true),
            new PhaseTiming(
                Phase.TEST,
                START.plusMillis(20),
                Duration.ofSeconds(3),
                Duration.ofMillis(5),
                false)),
        List.of(
            test("smoke", "words", attempt(1, Outcome.passed(), "")),
            test(
                "smoke",
                "gzip <in>",
                attempt(
                    1,
                    Outcome.failed(FailureKind.ASSERTION, "exit status 1"),
                    "expected \"3\"\n\u001b[31mgot & 4\u0000\ud800")),
            test(
                "unit",
                "socket",
                attempt(1, Outcome.failed(FailureKind.TIMEOUT, "no end after 2 min"), ""),
                attempt(2, Outcome.passed(), "")),
            test("unit", "kernel", attempt(1, Outcome.skipped("needs a vm"), ""))),
        List.of(
            new CheckResult(
                "failed-units", Outcome.failed(FailureKind.CHECK, "1 failed unit"), "foo.service"),
            new CheckResult("coredumps", Outcome.passed(), "")),
        Optional.empty(),
        List.of(
            new InstalledPackage("zlib1g", "1:1.3.1-1", "amd64", "trixie"),
            new InstalledPackage("libc6", "2.41-1", "amd64", "")),
        Map.of("kernel", "6.12.1"),
        List.of("cells/debian_13_nspawn_CC=gcc/artifacts/core.log"));
  }

  /** A cell whose image could not be made, which is allowed. */
  public static CellResult broken(Optional<String> allowed) {
    return new CellResult(
        "opensuse:tumbleweed/nspawn",
        "opensuse_tumbleweed_nspawn",
        "openSUSE",
        "tumbleweed",
        "",
        "nspawn",
        Map.of(),
        allowed,
        List.of(),
        List.of(),
        List.of(),
        Optional.of(
            new CellProblem(
                "infrastructure",
                Phase.IMAGE,
                "Cannot reach the mirror: connection refused",
                "set mirror:",
                "cells/opensuse_tumbleweed_nspawn/image.log",
                "line 1\nline 2")),
        List.of(),
        Map.of(),
        List.of());
  }

  /** A cell that was skipped for one reason. */
  public static CellResult skipped() {
    var none = Outcome.skipped("no entitlement for rhel:9");
    return new CellResult(
        "rhel:9/nspawn",
        "rhel_9_nspawn",
        "RHEL",
        "9",
        "x86-64",
        "nspawn",
        Map.of(),
        Optional.empty(),
        List.of(new PhaseTiming(Phase.IMAGE, START, Duration.ofMillis(2), Duration.ZERO, false)),
        List.of(
            test("smoke", "smoke", attempt(1, none, "")),
            test("unit", "unit", attempt(1, none, ""))),
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of());
  }

  /** A cell with these tests. */
  public static CellResult cell(String id, TestResult... tests) {
    return new CellResult(
        id,
        id.replace(':', '_').replace('/', '_'),
        "Debian",
        "12",
        "amd64",
        "nspawn",
        Map.of(),
        Optional.empty(),
        List.of(new PhaseTiming(Phase.BOOT, START, Duration.ofMillis(600), Duration.ZERO, false)),
        List.of(tests),
        List.of(),
        Optional.empty(),
        List.of(),
        Map.of(),
        List.of());
  }

  public static TestResult test(String suite, String name, Attempt... attempts) {
    return new TestResult(suite, name, List.of(attempts));
  }

  public static Attempt attempt(int number, Outcome outcome, String details) {
    var log = "cells/debian_13_nspawn_CC=gcc/suites/log";
    return new Attempt(number, outcome, START, Duration.ofMillis(250), log, details);
  }
}
