package org.distromatrix.cli.view;

import java.time.Duration;
import java.time.Instant;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.CellEnded;
import org.distromatrix.event.RunEvent.CellFailed;
import org.distromatrix.event.RunEvent.PhaseEnded;
import org.distromatrix.event.RunEvent.PhaseStarted;
import org.distromatrix.event.RunEvent.Progress;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.SuiteStarted;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.event.RunEvent.TestStarted;
import org.distromatrix.event.RunEvent.Waiting;
import org.distromatrix.report.summary.Counts;

/** What the live line of one cell shows: where it is, since when, and what it does there. */
final class LiveCell {
  /** Where a cell is in its life; the order in which cells get the lines of a small terminal. */
  enum State {
    RUNNING,
    PLANNED,
    ENDED
  }

  private final String id;
  private final SuiteCounter counter = new SuiteCounter();
  private State state = State.PLANNED;
  private String phase = "waiting";
  private String activity = "";
  private Instant since = Instant.EPOCH;
  private Duration took = Duration.ZERO;
  private boolean failed;
  private String excuse = "";

  LiveCell(String id) {
    this.id = id;
  }

  State state() {
    return state;
  }

  void take(Stamped stamped) {
    var event = stamped.event();
    if (event instanceof PhaseStarted e) {
      state = State.RUNNING;
      phase = e.phase().word();
      activity = "";
      since = stamped.at();
    } else if (event instanceof PhaseEnded) {
      activity = "";
    } else if (event instanceof CellFailed e) {
      failed = true;
      activity = e.problem().message();
    } else if (event instanceof CellEnded e) {
      end(e);
    } else {
      takeActivity(event);
    }
  }

  private void takeActivity(RunEvent event) {
    if (event instanceof Waiting e) {
      activity = "waiting for " + e.reason();
    } else if (event instanceof Progress e) {
      activity = e.message();
    } else if (event instanceof SuiteStarted e) {
      activity = e.suite();
    } else if (event instanceof TestStarted e) {
      activity = e.suite() + "/" + e.test();
    } else if (event instanceof TestEnded e) {
      counter.add(e);
      activity = e.suite() + "/" + e.test();
      failed |= e.last() && e.outcome().isFailure() && e.known().isEmpty();
    }
  }

  private void end(CellEnded e) {
    state = State.ENDED;
    failed = e.failed();
    excuse = e.allowed() ? "allowed" : e.known().isEmpty() ? "" : "known";
    took = e.took();
  }

  /**
   * The line, at most {@code columns} wide.
   *
   * @param idWidth columns that the ids of all cells fit in
   */
  String line(Instant now, int idWidth, int columns, Paint paint) {
    var text = id + " ".repeat(Math.max(0, idWidth - ScreenWidth.of(id))) + "  " + status(now);
    var cut = ScreenWidth.cut(text, columns - 2);
    return mark(paint) + " " + (state == State.PLANNED ? paint.faint(cut) : cut);
  }

  private String mark(Paint paint) {
    if (failed) {
      return excuse.isEmpty() ? paint.bad("✘") : paint.warning("✘");
    }
    return switch (state) {
      case PLANNED -> paint.faint("·");
      case RUNNING -> paint.strong("▸");
      case ENDED -> paint.good("✔");
    };
  }

  private String status(Instant now) {
    return switch (state) {
      case PLANNED -> "waiting";
      case RUNNING -> running(now);
      case ENDED -> ended() + ShownDuration.of(took) + counts();
    };
  }

  private String ended() {
    if (!failed) {
      return "done    ";
    }
    return "%-8s".formatted(excuse.isEmpty() ? "FAILED" : excuse);
  }

  /** Whole seconds: more digits would only make the screen restless. */
  private String running(Instant now) {
    long seconds = Math.max(0, Duration.between(since, now).toSeconds());
    var padded = phase + " ".repeat(Math.max(0, 8 - phase.length()));
    var doing = activity.isEmpty() ? "" : "  " + SafeText.line(activity);
    return padded + seconds + " s" + counts() + doing;
  }

  private String counts() {
    var total = counter.total();
    return total.equals(Counts.NONE) ? "" : "  " + total.words();
  }
}
