package org.distromatrix.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.event.RunEvent.CellEnded;
import org.distromatrix.event.RunEvent.CellFailed;
import org.distromatrix.event.RunEvent.CellPlanned;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.PhaseEnded;
import org.distromatrix.event.RunEvent.PhaseStarted;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.event.RunEvent.Waiting;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.TestResult;
import org.jspecify.annotations.Nullable;

/** One cell's part of a replay: takes its events in order, then tells what came of it. */
final class CellReplay {
  private record TestKey(String suite, String name) {}

  private final List<PhaseTiming> phases = new ArrayList<>();
  private final Map<TestKey, List<Attempt>> tests = new LinkedHashMap<>();
  private final List<CheckResult> checks = new ArrayList<>();
  private CellPlanned plan;
  private @Nullable CellProblem problem;
  private boolean ended;
  private Phase phase = Phase.IMAGE;
  private @Nullable Instant phaseStarted;
  private @Nullable Instant waitingSince;
  private Duration waited = Duration.ZERO;

  CellReplay(String id) {
    plan = planFrom(id);
  }

  /** What the id alone tells: {@code DISTRO:RELEASE/BOOT[/AXIS=VALUE]...}. */
  private static CellPlanned planFrom(String id) {
    var parts = id.split("/", -1);
    var distro = parts[0].split(":", 2);
    var axes = new LinkedHashMap<String, String>();
    for (int i = 2; i < parts.length; i++) {
      var axis = parts[i].split("=", 2);
      axes.put(axis[0], axis.length > 1 ? axis[1] : "");
    }
    return new CellPlanned(
        id,
        id.replaceAll("[^A-Za-z0-9._=-]", "_"),
        distro[0],
        distro.length > 1 ? distro[1] : "",
        "",
        parts.length > 1 ? parts[1] : "",
        axes,
        Optional.empty());
  }

  void plan(CellPlanned planned) {
    plan = planned;
  }

  boolean ended() {
    return ended;
  }

  void take(Stamped stamped) {
    endWaiting(stamped.at());
    var event = stamped.event();
    if (event instanceof PhaseStarted e) {
      startPhase(e.phase(), stamped.at());
    } else if (event instanceof Waiting) {
      waitingSince = stamped.at();
    } else if (event instanceof PhaseEnded e) {
      endPhase(e, stamped.at());
    } else if (event instanceof TestEnded e) {
      addAttempt(e, stamped.at());
    } else if (event instanceof CheckEnded e) {
      checks.add(e.result());
    } else if (event instanceof CellFailed e) {
      problem = e.problem();
      breakOff(stamped.at());
    } else if (event instanceof CellEnded) {
      ended = true;
      breakOff(stamped.at());
    }
  }

  private void endWaiting(Instant now) {
    if (waitingSince != null) {
      waited = waited.plus(Duration.between(waitingSince, now));
      waitingSince = null;
    }
  }

  private void startPhase(Phase started, Instant at) {
    phase = started;
    phaseStarted = at;
    waited = Duration.ZERO;
  }

  private void endPhase(PhaseEnded e, Instant at) {
    var start = phaseStarted != null ? phaseStarted : at.minus(e.took());
    phases.add(new PhaseTiming(e.phase(), start, e.took(), waited, e.cached()));
    phaseStarted = null;
  }

  /** Ends a phase that did not say so: it failed, or the run was killed in it. */
  private void breakOff(Instant at) {
    if (phaseStarted != null) {
      var took = Duration.between(phaseStarted, at);
      phases.add(new PhaseTiming(phase, phaseStarted, took, waited, false));
      phaseStarted = null;
    }
  }

  private void addAttempt(TestEnded e, Instant at) {
    tests
        .computeIfAbsent(new TestKey(e.suite(), e.test()), key -> new ArrayList<>())
        .add(
            new Attempt(e.attempt(), e.outcome(), at.minus(e.took()), e.took(), e.log(), e.tail()));
  }

  CellResult result(Instant last) {
    breakOff(last);
    return new CellResult(
        plan.cell(),
        plan.folder(),
        plan.distro(),
        plan.release(),
        plan.architecture(),
        plan.boot(),
        plan.axes(),
        plan.allowedFailure(),
        phases,
        testResults(),
        checks,
        problem(),
        List.of(),
        Map.of(),
        List.of());
  }

  private List<TestResult> testResults() {
    return tests.entrySet().stream()
        .map(test -> new TestResult(test.getKey().suite(), test.getKey().name(), test.getValue()))
        .toList();
  }

  private Optional<CellProblem> problem() {
    if (problem == null && !ended) {
      var message = "The run ended before this cell did";
      return Optional.of(new CellProblem("interrupted", phase, message, "", "", ""));
    }
    return Optional.ofNullable(problem);
  }
}
