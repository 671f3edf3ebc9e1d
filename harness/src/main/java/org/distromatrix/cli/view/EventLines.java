package org.distromatrix.cli.view;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.CellEnded;
import org.distromatrix.event.RunEvent.CellFailed;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.PhaseEnded;
import org.distromatrix.event.RunEvent.PhaseStarted;
import org.distromatrix.event.RunEvent.Progress;
import org.distromatrix.event.RunEvent.SuiteStarted;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.event.RunEvent.Waiting;
import org.distromatrix.event.RunEvent.Warning;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;

/**
 * The lines that tell of one cell's events, without its id. Passing tests are counted and told of
 * suite by suite: a TAP suite of a thousand tests makes one line.
 */
final class EventLines {
  private final FailureLines failures;
  private final Paint paint;
  private final boolean verbose;
  private final Map<String, SuiteCounter> counters = new LinkedHashMap<>();

  EventLines(ViewSettings settings) {
    this.failures = new FailureLines(settings);
    this.paint = settings.paint();
    this.verbose = settings.verbose();
  }

  /** The lines for an event of a cell; empty for what does not matter here. */
  List<String> of(RunEvent event) {
    if (event instanceof PhaseStarted e) {
      return verbose ? List.of(e.phase().word() + " ...") : List.of();
    } else if (event instanceof Waiting e) {
      return List.of(e.phase().word() + ": waiting for " + SafeText.line(e.reason()));
    } else if (event instanceof Progress e) {
      return progress(e);
    } else if (event instanceof PhaseEnded e) {
      return phaseEnded(e);
    } else if (event instanceof Warning e) {
      return List.of(paint.warning("warning:") + " " + SafeText.line(e.message()));
    } else if (event instanceof CellFailed e) {
      return failures.problem(e.problem(), "in " + e.problem().phase().word());
    } else if (event instanceof CellEnded e) {
      return cellEnded(e);
    }
    return ofTests(event);
  }

  private List<String> ofTests(RunEvent event) {
    if (event instanceof SuiteStarted e) {
      return suiteCounts(e.cell());
    } else if (event instanceof TestEnded e) {
      counter(e.cell()).add(e);
      return testEnded(e);
    } else if (event instanceof CheckEnded e && e.result().outcome().isFailure()) {
      return failures.check(e, e.result().name());
    }
    return List.of();
  }

  /** Making an image and building take long enough to want to know what goes on. */
  private List<String> progress(Progress e) {
    boolean slow = e.phase() != Phase.TEST && e.phase() != Phase.COLLECT;
    return verbose || slow
        ? List.of(e.phase().word() + ": " + SafeText.line(e.message()))
        : List.of();
  }

  private List<String> phaseEnded(PhaseEnded e) {
    var lines = new ArrayList<>(suiteCounts(e.cell()));
    lines.add(
        e.phase().word() + ": " + ShownDuration.of(e.took()) + (e.cached() ? " (cached)" : ""));
    return lines;
  }

  private List<String> testEnded(TestEnded e) {
    var name = e.suite() + "/" + e.test();
    if (e.outcome().isFailure()) {
      return e.last() ? failures.test(e, name) : List.of(retried(e, name));
    } else if (e.outcome() instanceof Outcome.Skipped skipped) {
      return List.of(
          paint.warning("skip")
              + " "
              + SafeText.line(name)
              + ": "
              + SafeText.line(skipped.reason()));
    }
    return passed(e, name).stream().toList();
  }

  private String retried(TestEnded e, String name) {
    return paint.warning("retry")
        + " "
        + SafeText.line(name)
        + ": attempt "
        + e.attempt()
        + " failed: "
        + FailureLines.cause(e.outcome());
  }

  private Optional<String> passed(TestEnded e, String name) {
    if (e.attempt() > 1) {
      return Optional.of(
          paint.warning("flaky")
              + " "
              + SafeText.line(name)
              + ": passed at attempt "
              + e.attempt());
    }
    return verbose
        ? Optional.of(
            paint.good("pass")
                + " "
                + SafeText.line(name)
                + " ("
                + ShownDuration.of(e.took())
                + ")")
        : Optional.empty();
  }

  private List<String> suiteCounts(String cell) {
    return counter(cell).take().entrySet().stream()
        .map(suite -> suite.getKey() + ": " + suite.getValue().words())
        .toList();
  }

  private SuiteCounter counter(String cell) {
    return counters.computeIfAbsent(cell, id -> new SuiteCounter());
  }

  private List<String> cellEnded(CellEnded e) {
    var lines = new ArrayList<>(suiteCounts(e.cell()));
    lines.add(verdict(e) + " after " + ShownDuration.of(e.took()));
    return lines;
  }

  private String verdict(CellEnded e) {
    if (!e.failed()) {
      return paint.good("done");
    }
    if (e.allowed()) {
      return paint.warning("failed, which is allowed,");
    }
    return e.known().isEmpty()
        ? paint.bad("FAILED")
        : paint.warning("failed, as in baseline " + SafeText.line(e.known()) + ",");
  }
}
