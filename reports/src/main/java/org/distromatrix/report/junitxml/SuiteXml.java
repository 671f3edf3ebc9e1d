package org.distromatrix.report.junitxml;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import org.distromatrix.report.log.LogTails;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.summary.Counting;
import org.distromatrix.report.testcase.TestCase;

/** One {@code testsuite} element. */
final class SuiteXml {
  /** Bytes taken from one log. */
  static final int ONE_LOG = 16 * 1024;

  /** Bytes taken from all logs of a cell. */
  static final int ALL_LOGS = 4 * 1024 * 1024;

  private static final int LONGEST_TEXT = 64 * 1024;

  private final XmlWriter out;
  private final CellResult cell;
  private final Counting counting;
  private final LogTails tails;

  SuiteXml(XmlWriter out, CellResult cell, Counting counting, LogTails tails) {
    this.out = out;
    this.cell = cell;
    this.counting = counting;
    this.tails = tails;
  }

  void write(String suite, List<TestCase> cases) throws IOException {
    out.start("testsuite").attribute("name", cell.id() + "//" + suite);
    totals(out, List.of(cases));
    out.attribute("skipped", String.valueOf(cases.stream().filter(SuiteXml::isSkipped).count()));
    writeTimestamp(cases.get(0).attempts().get(0).started());
    writeProperties(cases);
    for (var testCase : cases) {
      writeCase(suite, testCase);
    }
    out.end();
  }

  /** Without a zone: JUnit's schema wants local time, and ours is UTC. */
  private void writeTimestamp(Instant started) {
    if (!started.equals(TestCase.UNKNOWN)) {
      var timestamp = started.truncatedTo(ChronoUnit.SECONDS).toString();
      out.attribute("timestamp", timestamp.replace("Z", ""));
    }
  }

  /** What both elements have; Jenkins' schema (junit-10.xsd) knows no others of the outer one. */
  static void totals(XmlWriter out, Collection<List<TestCase>> suites) {
    var cases = suites.stream().flatMap(List::stream).toList();
    var failed = cases.stream().filter(c -> c.outcome().isFailure()).toList();
    long errors = failed.stream().filter(TestCase::error).count();
    out.attribute("tests", String.valueOf(cases.size()));
    out.attribute("failures", String.valueOf(failed.size() - errors));
    out.attribute("errors", String.valueOf(errors));
    out.attribute(
        "time", seconds(cases.stream().map(TestCase::took).reduce(Duration.ZERO, Duration::plus)));
  }

  private static boolean isSkipped(TestCase testCase) {
    return testCase.outcome() instanceof Outcome.Skipped;
  }

  private void writeProperties(List<TestCase> cases) {
    out.start("properties");
    property("matrix.cell", cell.id());
    property("matrix.distro", cell.distro());
    property("matrix.release", cell.release());
    property("matrix.architecture", cell.architecture());
    property("matrix.boot", cell.boot());
    cell.axes().forEach((axis, value) -> property("matrix.axis." + axis, value));
    cell.allowedFailure().ifPresent(reason -> property("matrix.allowed-failure", reason));
    cell.facts().forEach((fact, value) -> property("matrix.fact." + fact, value));
    cases.stream().filter(c -> c.outcome().isFailure()).forEach(this::writeKnown);
    out.end();
  }

  /** Of the suite: Jenkins' schema has no properties of a test. */
  private void writeKnown(TestCase failed) {
    counting
        .knownIn(cell, failed.subject())
        .ifPresent(baseline -> property("matrix.known-failure." + failed.name(), baseline));
  }

  private void property(String name, String value) {
    out.start("property").attribute("name", name).attribute("value", value).end();
  }

  private void writeCase(String suite, TestCase testCase) throws IOException {
    out.start("testcase")
        .attribute("name", testCase.name())
        .attribute("classname", cell.id().replace('.', '_') + "." + suite.replace('.', '_'))
        .attribute("time", seconds(testCase.took()));
    if (testCase.outcome() instanceof Outcome.Skipped skipped) {
      out.start("skipped").attribute("message", skipped.reason()).end();
    } else if (testCase.outcome() instanceof Outcome.Failed) {
      writeFailures(testCase);
    } else {
      earlier(testCase.attempts(), "flakyFailure");
    }
    out.end();
  }

  /** As Surefire has it: the first failure is the failure, what was tried again follows. */
  private void writeFailures(TestCase testCase) throws IOException {
    var failed = testCase.attempts().stream().filter(a -> a.outcome().isFailure()).toList();
    failure(failed.get(0), testCase.error() ? "error" : "failure");
    out.text(failureText(failed.get(0))).end();
    earlier(failed.subList(1, failed.size()), "rerunFailure");
    var log = testCase.last().log();
    var tail = tails.of(log);
    if (tail.isPresent()) {
      out.start("system-out").text("[" + log + "]\n" + tail.get().text()).end();
    }
  }

  private void earlier(List<Attempt> attempts, String element) {
    for (var attempt : attempts) {
      if (attempt.outcome().isFailure()) {
        failure(attempt, element);
        out.start("stackTrace").text(failureText(attempt)).end();
        out.end();
      }
    }
  }

  /** Opens the element. */
  private void failure(Attempt attempt, String element) {
    if (attempt.outcome() instanceof Outcome.Failed failed) {
      out.start(element)
          .attribute("message", bounded(failed.message()))
          .attribute("type", failed.kind().word());
    }
  }

  private static String failureText(Attempt attempt) {
    var message = attempt.outcome() instanceof Outcome.Failed failed ? failed.message() : "";
    return bounded(attempt.details().isEmpty() ? message : attempt.details());
  }

  private static String bounded(String text) {
    return text.length() <= LONGEST_TEXT
        ? text
        : text.substring(0, LONGEST_TEXT) + "\n[... the rest is in the log]";
  }

  private static String seconds(Duration took) {
    return BigDecimal.valueOf(took.toMillis(), 3).toPlainString();
  }
}
