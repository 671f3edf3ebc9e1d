package org.distromatrix.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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

/** A run over many distributions with every kind of outcome, and its logs. */
final class ReportSamples {
  static final String MARKUP = "<img src=x onerror=document.title='run'>";

  static final Instant START = Instant.parse("2026-11-27T06:00:00Z");
  private static final List<String> RELEASES =
      List.of(
          "fedora:43",
          "fedora:44",
          "centos:10",
          "rhel-ubi:9",
          "debian:11",
          "debian:12",
          "debian:13",
          "ubuntu:24.04",
          "arch:rolling",
          "opensuse:tumbleweed");
  private static final List<String> UNIT =
      List.of(
          "parses-empty-input",
          "counts-one-file",
          "counts-links-once",
          "reads-gzip",
          "reads-zstd",
          "keeps-order",
          "names-missing-files",
          "prints-version",
          "survives-locale-C",
          "survives-locale-tr_TR",
          "library-has-its-version",
          MARKUP);
  private static final List<String> SERVICE =
      List.of("starts-on-boot", "answers-on-its-socket", "restarts-after-a-crash", "is-confined");

  private final Path runFolder;
  private final List<CellResult> cells = new ArrayList<>();

  private ReportSamples(Path runFolder) {
    this.runFolder = runFolder;
  }

  /** Ten releases, two ways to boot, and logs of what failed below the folder. */
  static RunResult many(Path runFolder) throws IOException {
    var sample = new ReportSamples(runFolder);
    for (var boot : List.of("nspawn", "qemu")) {
      for (int i = 0; i < RELEASES.size(); i++) {
        sample.cells.add(sample.cell(RELEASES.get(i), boot, i));
      }
    }
    return run(sample.cells);
  }

  static RunResult run(List<CellResult> cells) {
    return new RunResult(
        "20261127-060000",
        "tally",
        "0.1.0",
        START,
        Duration.ofSeconds(118),
        true,
        List.of("run", "-C", "sample project", "--jobs", "4"),
        cells);
  }

  private CellResult cell(String release, String boot, int i) throws IOException {
    var folder = release.replace(':', '_') + "_" + boot;
    boolean broken = release.equals("arch:rolling") && boot.equals("qemu");
    return new CellResult(
        release + "/" + boot,
        folder,
        release,
        release.substring(release.indexOf(":") + 1),
        "x86-64",
        boot,
        new LinkedHashMap<>(),
        release.startsWith("opensuse") ? Optional.of("upstream bug 123") : Optional.empty(),
        phases(boot, i, broken),
        broken ? List.of() : tests(release, boot, folder),
        broken ? List.of() : checks(release),
        broken ? Optional.of(problem(folder)) : Optional.empty(),
        packages(release),
        facts(i),
        List.of(
            "cells/" + folder + "/artifacts/service/tally.journal",
            "cells/" + folder + "/artifacts/unit/core dump #1.txt"));
  }

  private static List<PhaseTiming> phases(String boot, int i, boolean broken) {
    var phases = new ArrayList<PhaseTiming>();
    long at = boot.equals("qemu") ? 30_000 : i * 400L;
    at = phase(phases, Phase.IMAGE, at, i % 3 == 0 ? 21_000 : 40, i == 3 ? 9_000 : 0, i % 3 != 0);
    if (!broken) {
      at = phase(phases, Phase.BUILD, at, 2_500 + 700L * i, 0, i % 4 == 1);
      at = phase(phases, Phase.BOOT, at, boot.equals("qemu") ? 9_000 : 700, 0, false);
      at = phase(phases, Phase.TEST, at, 6_000 + 1_500L * i, 0, false);
      phase(phases, Phase.COLLECT, at, 350, 0, false);
    }
    return phases;
  }

  private static long phase(
      List<PhaseTiming> phases, Phase phase, long at, long took, long waited, boolean cached) {
    phases.add(
        new PhaseTiming(
            phase,
            START.plusMillis(at),
            Duration.ofMillis(took),
            Duration.ofMillis(waited),
            cached));
    return at + took;
  }

  private List<TestResult> tests(String release, String boot, String folder) throws IOException {
    var tests = new ArrayList<TestResult>();
    for (var name : UNIT) {
      tests.add(test("unit", name, outcome(release, boot, name), folder));
    }
    for (var name : SERVICE) {
      tests.add(test("service", name, outcome(release, boot, name), folder));
    }
    if (boot.equals("qemu")) {
      tests.add(test("kernel", "loads-its-module", Outcome.passed(), folder));
    }
    return tests;
  }

  private static Outcome outcome(String release, String boot, String name) {
    if (name.startsWith("reads-") && release.startsWith("fedora")) {
      return Outcome.failed(FailureKind.ASSERTION, "exit status 1: cannot open libz.so.1");
    } else if (name.equals(MARKUP) && release.equals("debian:13")) {
      return Outcome.failed(
          FailureKind.ASSERTION, "</script><script>document.title='run'</script>");
    } else if (name.equals("is-confined") && boot.equals("qemu")) {
      return Outcome.failed(FailureKind.TIMEOUT, "no end after 2 min");
    } else if (name.equals("keeps-order") && release.startsWith("opensuse")) {
      return Outcome.failed(FailureKind.SIGNAL, "ended by signal SEGV");
    }
    return name.equals("survives-locale-tr_TR") && release.startsWith("rhel")
        ? Outcome.skipped("the locale is not installed")
        : Outcome.passed();
  }

  private TestResult test(String suite, String name, Outcome outcome, String folder)
      throws IOException {
    var log = log(suite, name, outcome, folder);
    if (name.equals("restarts-after-a-crash") && folder.startsWith("ubuntu")) {
      var failed = Outcome.failed(FailureKind.ASSERTION, "not active after 5 s");
      return new TestResult(
          suite, name, List.of(attempt(1, failed, log), attempt(2, outcome, log)));
    }
    return new TestResult(suite, name, List.of(attempt(1, outcome, log)));
  }

  private static Attempt attempt(int number, Outcome outcome, String log) {
    var details = outcome.isFailure() ? "expected: 3\n  actual: \u001b[31m4\u001b[0m" : "";
    return new Attempt(
        number,
        outcome,
        START.plusSeconds(31),
        Duration.ofMillis(130 + log.length()),
        log,
        details);
  }

  private String log(String suite, String name, Outcome outcome, String folder) throws IOException {
    var path =
        "cells/%s/suites/%s/%s.log".formatted(folder, suite, name.replaceAll("[^a-z-]", "_"));
    var file = runFolder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, outcome.isFailure() ? output(name) : "ok\n", UTF_8);
    return path;
  }

  private static String output(String name) {
    var lines = new StringBuilder();
    for (int i = 1; i <= 40; i++) {
      lines.append("\u001b[2m").append(i).append("\u001b[0m reading block ").append(i).append('\n');
    }
    return lines
        + "\u001b[1m"
        + name
        + "\u001b[0m: \u001b[31mFAILED\u001b[0m, \u001b[33mwarning\u001b[0m: \u001b[48;5;24mzlib\u001b[0m\n"
        + "\u001b[2J\u001b[Hcursor moved\u0007 NUL[\u0000] <b>not bold</b>\n";
  }

  private static List<CheckResult> checks(String release) {
    return List.of(
        release.equals("centos:10")
            ? new CheckResult(
                "failed-units",
                Outcome.failed(FailureKind.CHECK, "1 failed unit: kdump.service"),
                "kdump.service loaded failed failed Crash recovery kernel arming")
            : new CheckResult("failed-units", Outcome.passed(), ""),
        new CheckResult("coredumps", Outcome.passed(), ""),
        new CheckResult("journal", Outcome.passed(), ""));
  }

  private CellProblem problem(String folder) throws IOException {
    var log = "cells/" + folder + "/image.log";
    Files.createDirectories(runFolder.resolve(log).getParent());
    Files.writeString(runFolder.resolve(log), "error: failed retrieving file 'core.db'\n");
    return new CellProblem(
        "infrastructure",
        Phase.IMAGE,
        "Cannot reach the mirror https://mirror.example/arch: connection refused",
        "set mirror: in matrix.yaml, or MATRIX_MIRROR_ARCH",
        log,
        "error: failed retrieving file 'core.db'");
  }

  private static List<InstalledPackage> packages(String release) {
    var packages = new ArrayList<InstalledPackage>();
    for (var name : List.of("bash", "coreutils", "glibc", "openssl", "systemd", "zlib")) {
      packages.add(new InstalledPackage(name, "1." + release.length(), "x86_64", "base"));
    }
    return packages;
  }

  private static Map<String, String> facts(int i) {
    var facts = new LinkedHashMap<String, String>();
    facts.put("image", "127761bda3d6ae055648db2af019971fd764c71e7d4446bcc7cec4d4da1f5d1f");
    facts.put("kernel", "6.12." + i);
    facts.put("systemd", "257." + i);
    facts.put("system state", "running");
    return facts;
  }
}
