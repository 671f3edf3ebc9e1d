package org.distromatrix.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.event.Masker;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.guest.Guest;
import org.distromatrix.plan.CellId;
import org.distromatrix.report.compare.KnownFailures;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;

class LiveBaselineTest {
  private static final String CELL = "debian:13/nspawn";
  private static final Outcome FAILED = Outcome.failed(FailureKind.ASSERTION, "no");
  private static final CheckResult JOURNAL = new CheckResult("journal", FAILED, "");

  /** Stored with its secret masked. */
  private final LiveBaseline baseline =
      new LiveBaseline(
          Optional.of(
              KnownFailures.of(run(cell(Optional.empty(), test("logs in as ***", FAILED))))),
          Masker.of(List.of("hunter2")));

  @Test
  void marksWhatItHasTheMomentItHappens() {
    var heard = new ArrayList<RunEvent>();
    var known = ended("logs in as hunter2", FAILED);
    var fresh = ended("parses", FAILED);
    var passed = ended("logs in as hunter2", Outcome.passed());
    var elsewhere = new CheckEnded(CELL, new CheckResult("coredumps", FAILED, ""));

    List.of(known, fresh, passed, new CheckEnded(CELL, JOURNAL), elsewhere)
        .forEach(baseline.marking(heard::add)::emit);

    assertThat(heard)
        .containsExactly(
            known.knownIn("R0"), fresh, passed, new CheckEnded(CELL, JOURNAL, "R0"), elsewhere);
  }

  @Test
  void onlyAGuestInWhichSomethingNewFailedIsShown() {
    var shown = new ArrayList<TestResult>();
    var afterFailure = baseline.ofNew((cell, guest, failures) -> shown.addAll(failures));
    var known = test("logs in as hunter2", FAILED);
    var fresh = test("parses", FAILED);

    afterFailure.failed(new CellId(CELL), untouched(), List.of(known));
    assertThat(shown).isEmpty();

    afterFailure.failed(new CellId(CELL), untouched(), List.of(known, fresh));
    assertThat(shown).containsExactly(fresh);
  }

  private static Guest untouched() {
    InvocationHandler refuse =
        (proxy, method, arguments) -> {
          throw new AssertionError(method);
        };
    return (Guest)
        Proxy.newProxyInstance(Guest.class.getClassLoader(), new Class<?>[] {Guest.class}, refuse);
  }

  @Test
  void excusesACellOfWhichItHasAllFailures() {
    var known = cell(Optional.empty(), test("logs in as hunter2", FAILED));
    var fresh = cell(Optional.empty(), test("logs in as hunter2", FAILED), test("a", FAILED));
    var lost =
        cell(
            Optional.of(new CellProblem("infrastructure", Phase.TEST, "lost", "", "", "")),
            test("logs in as hunter2", FAILED));

    assertThat(baseline.excuse(known)).contains("R0");
    assertThat(List.of(fresh, lost)).allSatisfy(c -> assertThat(baseline.excuse(c)).isEmpty());
    assertThat(List.of(known, fresh, lost).stream().map(baseline::isBroken))
        .containsExactly(false, true, true);
    assertThat(new LiveBaseline(Optional.empty(), Masker.none()).isBroken(known)).isTrue();
  }

  private static TestEnded ended(String test, Outcome outcome) {
    return new TestEnded(CELL, "unit", test, 1, true, outcome, Duration.ZERO, "", "");
  }

  private static TestResult test(String name, Outcome outcome) {
    return new TestResult(
        "unit", name, List.of(new Attempt(1, outcome, Instant.EPOCH, Duration.ZERO, "", "")));
  }

  private static RunResult run(CellResult cell) {
    return new RunResult(
        "R0", "p", "1", Instant.EPOCH, Duration.ZERO, true, List.of(), List.of(cell));
  }

  private static CellResult cell(Optional<CellProblem> problem, TestResult... tests) {
    return new CellResult(
        CELL,
        "debian_13_nspawn",
        "Debian",
        "13",
        "amd64",
        "nspawn",
        Map.of(),
        Optional.empty(),
        List.of(),
        List.of(tests),
        List.of(JOURNAL),
        problem,
        List.of(),
        Map.of(),
        List.of());
  }
}
