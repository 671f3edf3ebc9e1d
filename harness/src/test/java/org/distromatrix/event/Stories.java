package org.distromatrix.event;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.event.RunEvent.CellEnded;
import org.distromatrix.event.RunEvent.CellFailed;
import org.distromatrix.event.RunEvent.CellPlanned;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.PhaseEnded;
import org.distromatrix.event.RunEvent.PhaseStarted;
import org.distromatrix.event.RunEvent.Progress;
import org.distromatrix.event.RunEvent.RunEnded;
import org.distromatrix.event.RunEvent.RunStarted;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.SuiteStarted;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.event.RunEvent.TestStarted;
import org.distromatrix.event.RunEvent.Waiting;
import org.distromatrix.event.RunEvent.Warning;
import org.distromatrix.report.model.CellProblem;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;

/** Recorded runs, a second between the events. */
public final class Stories {
  public static final Instant START = Instant.parse("2026-01-31T12:00:00Z");
  public static final String TRIXIE = "debian:13/nspawn/CC=gcc";
  public static final String LEAP = "opensuse:leap/nspawn";

  private Stories() {}

  public static List<Stamped> stamped(List<RunEvent> events) {
    var stamped = new ArrayList<Stamped>();
    for (var event : events) {
      int number = stamped.size() + 1;
      stamped.add(new Stamped(number, START.plusSeconds(number - 1), event));
    }
    return stamped;
  }

  /** Two cells: one with every kind of test result, one whose image cannot be made. */
  public static List<RunEvent> mixed() {
    var log = "cells/debian_13_nspawn_CC=gcc/suites/";
    return List.of(
        new RunStarted(
            "20260131-120000", "tally", "0.1.0", List.of("run", "-v"), List.of(TRIXIE, LEAP)),
        new CellPlanned(
            TRIXIE,
            "debian_13_nspawn_CC=gcc",
            "Debian",
            "13",
            "amd64",
            "nspawn",
            Map.of("CC", "gcc"),
            Optional.empty()),
        new CellPlanned(
            LEAP,
            "opensuse_leap_nspawn",
            "openSUSE",
            "leap",
            "amd64",
            "nspawn",
            Map.of(),
            Optional.of("upstream bug 123")),
        new PhaseStarted(TRIXIE, Phase.IMAGE),
        new PhaseStarted(LEAP, Phase.IMAGE),
        new Waiting(TRIXIE, Phase.IMAGE, "another run that builds debian:13"),
        new PhaseEnded(TRIXIE, Phase.IMAGE, Duration.ofMillis(2012), true),
        new Progress(LEAP, Phase.IMAGE, "installing 120 packages"),
        new CellFailed(
            LEAP,
            new CellProblem(
                "infrastructure",
                Phase.IMAGE,
                "Cannot reach the mirror: connection refused",
                "set mirror: in matrix.yaml",
                "cells/opensuse_leap_nspawn/image.log",
                "curl: (7) Failed\n\u001b[2Jconnect")),
        new CellEnded(LEAP, true, true, Duration.ofSeconds(5)),
        new PhaseStarted(TRIXIE, Phase.TEST),
        new SuiteStarted(TRIXIE, "smoke"),
        new TestStarted(TRIXIE, "smoke", "words", 1),
        test("smoke", "words", 1, true, Outcome.passed(), log + "words.log", ""),
        new TestStarted(TRIXIE, "smoke", "gzip in", 1),
        test(
            "smoke",
            "gzip in",
            1,
            true,
            Outcome.failed(FailureKind.ASSERTION, "exit status 1"),
            log + "gzip_in.log",
            "expected 3\ngot 4\n"),
        new SuiteStarted(TRIXIE, "unit"),
        new Warning(TRIXIE, "unit/socket has been running for 5 min"),
        test(
            "unit",
            "socket",
            1,
            false,
            Outcome.failed(FailureKind.TIMEOUT, "no end after 2 min"),
            log + "socket.log",
            ""),
        test("unit", "socket", 2, true, Outcome.passed(), log + "socket.log", ""),
        test("unit", "kernel", 1, true, Outcome.skipped("needs a vm"), "", ""),
        new CheckEnded(
            TRIXIE,
            new CheckResult(
                "failed-units", Outcome.failed(FailureKind.CHECK, "1 failed unit"), "foo.service")),
        new CheckEnded(TRIXIE, new CheckResult("coredumps", Outcome.passed(), "")),
        new PhaseEnded(TRIXIE, Phase.TEST, Duration.ofSeconds(13), false),
        new CellEnded(TRIXIE, true, false, Duration.ofSeconds(24)),
        new RunEnded(Duration.ofSeconds(26), 1));
  }

  /**
   * The mixed one, measured against a run in which all that fails in {@link #TRIXIE} failed, too.
   */
  public static List<RunEvent> known(String baseline) {
    var events = new ArrayList<RunEvent>();
    for (var event : mixed()) {
      if (event instanceof TestEnded test && test.outcome().isFailure()) {
        events.add(test.knownIn(baseline));
      } else if (event instanceof CheckEnded check && check.result().outcome().isFailure()) {
        events.add(new CheckEnded(check.cell(), check.result(), baseline));
      } else if (event instanceof CellEnded ended && !ended.allowed()) {
        events.add(new CellEnded(ended.cell(), true, false, baseline, ended.took()));
      } else {
        events.add(event);
      }
    }
    return events;
  }

  private static TestEnded test(
      String suite,
      String name,
      int attempt,
      boolean last,
      Outcome outcome,
      String log,
      String tail) {
    return new TestEnded(
        TRIXIE, suite, name, attempt, last, outcome, Duration.ofMillis(300), log, tail);
  }
}
