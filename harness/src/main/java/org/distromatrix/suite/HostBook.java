package org.distromatrix.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.distromatrix.event.RunEvent;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;

/**
 * What the attempts at tests on this host came to. Only tests that failed get a further attempt;
 * what fails the suite as a whole is a test with its name.
 */
final class HostBook {
  private final CellSession session;
  private final String suite;
  private final String suffix;
  private final TestAttempts tests;
  private final TestNames unique = new TestNames();
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, String> ids = new HashMap<>();
  private final Map<String, LateLog> logs = new HashMap<>();
  private final Map<String, Instant> running = new LinkedHashMap<>();
  private Set<String> owing = Set.of();
  private int attempt;
  private boolean last;
  private boolean anyFound;

  /**
   * @param suffix what tells repetitions of the same test apart, "" for the first
   */
  HostBook(CellSession session, String suite, String suffix) {
    this.session = session;
    this.suite = suite;
    this.suffix = suffix;
    this.tests = new TestAttempts(suite);
    unique.unique(suite);
  }

  /** Opens the next attempt. */
  void begin(int number, boolean isLast) {
    attempt = number;
    last = isLast;
    owing = new TreeSet<>(tests.failing());
    logs.clear();
  }

  String name(String id, String wanted) {
    return names.computeIfAbsent(id, i -> unique.unique(TestNames.clean(wanted)) + suffix);
  }

  /** Each repetition is selected with the test itself. */
  boolean wants(String name) {
    String plain =
        name.endsWith(suffix) ? name.substring(0, name.length() - suffix.length()) : name;
    boolean selected = session.run().filter().test(suite, plain);
    anyFound = anyFound || !selected;
    return selected && (owing.contains(name) || !tests.knows(name));
  }

  LateLog log(String name) {
    return logs.computeIfAbsent(
        name,
        n -> {
          var file = session.run().folder().resolve(logFile(name));
          return new LateLog(
              file, session.run().limits().outputBytes(), session.run().host().masker());
        });
  }

  private String logFile(String name) {
    int number = tests.count(name) + 1;
    var file = session.fileName(suite, number == 1 ? name : name + "." + number);
    return session.run().folder().relative("suites", session.folderName(suite), file + ".log");
  }

  void started(String name) {
    running.put(name, session.clock().instant());
    session.emit(new RunEvent.TestStarted(session.cell(), suite, name, tests.count(name) + 1));
  }

  /** Notes the end of a test; what has failed for good. */
  List<TestResult> ended(String id, String name, Outcome outcome, Duration took, String details) {
    anyFound = true;
    ids.put(name, id);
    owing.remove(name);
    note(name, outcome, took, details);
    boolean forGood = last && outcome.isFailure();
    return forGood
        ? tests.failures().stream().filter(test -> test.name().equals(name)).toList()
        : List.of();
  }

  private void note(String name, Outcome outcome, Duration took, String details) {
    LateLog log = log(name);
    log.close();
    String file = log.written() ? logFile(name) : "";
    Instant started = running.remove(name);
    var since = started == null ? session.clock().instant() : started;
    tests.add(name, new Attempt(0, outcome, since, took, file, details));
    session.emit(
        new RunEvent.TestEnded(
            session.cell(),
            suite,
            name,
            tests.count(name),
            last || !outcome.isFailure(),
            outcome,
            took,
            file,
            details.isEmpty() && outcome.isFailure() ? log.tail() : details));
  }

  /** Notes what became of the suite as a whole. */
  void whole(Outcome outcome, String details) {
    owing.remove(own());
    if (outcome.isFailure() || outcome instanceof Outcome.Skipped || tests.knows(own())) {
      session.emit(new RunEvent.TestStarted(session.cell(), suite, own(), tests.count(own()) + 1));
      note(own(), outcome, Duration.ZERO, details);
    }
  }

  /** Ends the tests that were begun and did not end. */
  void endRunning(Outcome outcome) {
    for (var name : new ArrayList<>(running.keySet())) {
      note(name, outcome, Duration.ZERO, "");
      owing.remove(name);
    }
  }

  /** Closes the attempt: what failed before and was not heard of again has failed again. */
  void end() {
    for (var name : List.copyOf(owing)) {
      var missing = Outcome.failed(FailureKind.NO_RESULT, "not reported by attempt " + attempt);
      note(name, missing, Duration.ZERO, "");
    }
    owing = Set.of();
    logs.values().forEach(LateLog::close);
  }

  /** Ids of what failed; empty if nothing did, or what failed is the suite as a whole. */
  List<String> again() {
    var failing = tests.failing();
    return ids.keySet().containsAll(failing)
        ? failing.stream().map(name -> ids.getOrDefault(name, "")).toList()
        : List.of();
  }

  /** Whether a test ended, or was left out as it is not selected. */
  boolean anyFound() {
    return anyFound;
  }

  boolean failed() {
    return tests.failed();
  }

  List<TestResult> results() {
    return tests.results();
  }

  /** Name of the test that stands for the suite itself. */
  String own() {
    return suite + suffix;
  }
}
