package org.distromatrix.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
 * What the attempts of one script came to, test by test. The whole script is run again, but only
 * tests that failed before get a further attempt: a pass stays a pass.
 */
final class AttemptBook {
  private final CellSession session;
  private final String suite;
  private final ScriptLine script;
  private final String suffix;
  private final Map<String, List<Attempt>> tests = new LinkedHashMap<>();
  private TestNames names = new TestNames();
  private Set<String> owing = Set.of();
  private AttemptPlace place = new AttemptPlace(0, false, Instant.EPOCH, "");

  /**
   * @param suffix what tells repetitions of the same test apart, "" for the first
   */
  AttemptBook(CellSession session, String suite, ScriptLine script, String suffix) {
    this.session = session;
    this.suite = suite;
    this.script = script;
    this.suffix = suffix;
  }

  /** Opens the next attempt. */
  void begin(AttemptPlace next) {
    place = next;
    names = new TestNames();
    names.unique(script.name());
    owing = new TreeSet<>();
    tests.forEach((name, attempts) -> oweIfFailed(name, attempts));
    session.emit(new RunEvent.TestStarted(session.cell(), suite, own(), next.number()));
  }

  private void oweIfFailed(String name, List<Attempt> attempts) {
    if (last(attempts).outcome().isFailure()) {
      owing.add(name);
    }
  }

  /** Notes a test that the script reported. */
  void reported(ReportedTest test, String tail) {
    var prefixed =
        script.several() ? TestNames.clean(script.name() + "/" + test.name()) : test.name();
    var name = names.unique(prefixed) + suffix;
    if (!session.run().filter().test(suite, name)
        || !(owing.remove(name) || !tests.containsKey(name))) {
      return;
    }
    for (var earlier : test.earlier()) {
      note(name, attempt(earlier, Duration.ZERO, ""));
    }
    note(name, attempt(test.outcome(), test.took(), test.details()));
    announce(name, test.outcome(), test.took(), test.details().isEmpty() ? tail : test.details());
  }

  /** Notes how the script itself ended. */
  void script(Outcome outcome, Duration took, String details, String tail) {
    owing.remove(own());
    note(own(), attempt(outcome, took, details));
    announce(own(), outcome, took, tail);
  }

  /**
   * Whether the script itself failed in an earlier attempt, so that its success is worth a note.
   */
  boolean scriptFailedBefore() {
    return tests.containsKey(own());
  }

  /** Closes the attempt: what failed before and was not heard of again has failed again. */
  void end() {
    for (var name : List.copyOf(owing)) {
      var missing =
          Outcome.failed(FailureKind.NO_RESULT, "not reported by attempt " + place.number());
      note(name, attempt(missing, Duration.ZERO, ""));
      announce(name, missing, Duration.ZERO, "");
    }
    owing = Set.of();
  }

  private void note(String name, Attempt attempt) {
    var attempts = tests.computeIfAbsent(name, n -> new ArrayList<>());
    attempts.add(
        new Attempt(
            attempts.size() + 1,
            attempt.outcome(),
            attempt.started(),
            attempt.took(),
            attempt.log(),
            attempt.details()));
  }

  private Attempt attempt(Outcome outcome, Duration took, String details) {
    return new Attempt(0, outcome, place.started(), took, place.log(), details);
  }

  private void announce(String name, Outcome outcome, Duration took, String tail) {
    int number = tests.getOrDefault(name, List.of()).size();
    boolean last = place.last() || !outcome.isFailure();
    session.emit(
        new RunEvent.TestEnded(
            session.cell(), suite, name, number, last, outcome, took, place.log(), tail));
  }

  /** What fails as things stand. */
  List<TestResult> failures() {
    return results().stream().filter(test -> test.outcome().isFailure()).toList();
  }

  boolean failed() {
    return tests.values().stream().anyMatch(attempts -> last(attempts).outcome().isFailure());
  }

  List<TestResult> results() {
    var results = new ArrayList<TestResult>();
    tests.forEach((name, attempts) -> results.add(new TestResult(suite, name, attempts)));
    return results;
  }

  /** Suite and name of the test that stands for the script itself. */
  String id() {
    return suite + "/" + own();
  }

  /** Name of the test that stands for the script itself. */
  String own() {
    return script.name() + suffix;
  }

  private static Attempt last(List<Attempt> attempts) {
    return attempts.get(attempts.size() - 1);
  }
}
