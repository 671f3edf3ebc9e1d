package org.distromatrix.suite;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
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
  private final TestAttempts tests;
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
    this.tests = new TestAttempts(suite);
  }

  /** Opens the next attempt. */
  void begin(AttemptPlace next) {
    place = next;
    names = new TestNames();
    names.unique(script.name());
    owing = new TreeSet<>(tests.failing());
    session.emit(new RunEvent.TestStarted(session.cell(), suite, own(), next.number()));
  }

  /** Notes a test that the script reported. */
  void reported(ReportedTest test, String tail) {
    var prefixed =
        script.several() ? TestNames.clean(script.name() + "/" + test.name()) : test.name();
    var plain = names.unique(prefixed); // each repetition is selected with the test itself
    var name = plain + suffix;
    if (!session.run().filter().test(suite, plain) || !(owing.remove(name) || !tests.knows(name))) {
      return;
    }
    for (var earlier : test.earlier()) {
      tests.add(name, attempt(earlier, Duration.ZERO, ""));
    }
    tests.add(name, attempt(test.outcome(), test.took(), test.details()));
    announce(name, test.outcome(), test.took(), test.details().isEmpty() ? tail : test.details());
  }

  /** Notes how the script itself ended. */
  void script(Outcome outcome, Duration took, String details, String tail) {
    owing.remove(own());
    tests.add(own(), attempt(outcome, took, details));
    announce(own(), outcome, took, tail);
  }

  /**
   * Whether the script itself failed in an earlier attempt, so that its success is worth a note.
   */
  boolean scriptFailedBefore() {
    return tests.knows(own());
  }

  /** Closes the attempt: what failed before and was not heard of again has failed again. */
  void end() {
    for (var name : List.copyOf(owing)) {
      var missing =
          Outcome.failed(FailureKind.NO_RESULT, "not reported by attempt " + place.number());
      tests.add(name, attempt(missing, Duration.ZERO, ""));
      announce(name, missing, Duration.ZERO, "");
    }
    owing = Set.of();
  }

  private Attempt attempt(Outcome outcome, Duration took, String details) {
    return new Attempt(0, outcome, place.started(), took, place.log(), details);
  }

  private void announce(String name, Outcome outcome, Duration took, String tail) {
    int number = tests.count(name);
    boolean last = place.last() || !outcome.isFailure();
    session.emit(
        new RunEvent.TestEnded(
            session.cell(), suite, name, number, last, outcome, took, place.log(), tail));
  }

  /** What fails as things stand. */
  List<TestResult> failures() {
    return tests.failures();
  }

  boolean failed() {
    return tests.failed();
  }

  List<TestResult> results() {
    return tests.results();
  }

  /** Suite and name of the test that stands for the script itself. */
  String id() {
    return suite + "/" + own();
  }

  /** Name of the test that stands for the script itself. */
  String own() {
    return script.name() + suffix;
  }
}
