package org.distromatrix.cli.view;

import java.io.PrintWriter;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Timer;
import java.util.TimerTask;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.CellFailed;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.RunStarted;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.event.RunEvent.Warning;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;

/**
 * For a terminal: a line for each cell that tells what it does right now, and above them, to stay,
 * whatever goes wrong, the moment it does. On a terminal with fewer rows than cells, those that run
 * come first.
 */
public final class LiveView implements RunView {
  private static final long TICK_MILLIS = 200;

  private final PrintWriter out;
  private final ViewSettings settings;
  private final TerminalSize size;
  private final Clock clock;
  private final FailureLines failures;
  private final LiveArea area = new LiveArea();
  private final Map<String, LiveCell> cells = new LinkedHashMap<>();
  private final Timer ticker = new Timer("matrix-live-view", true);

  /**
   * A view that begins to paint with the first event.
   *
   * @param size is closed with the view
   * @param clock tells how long something has been going on; the one that stamps the events
   */
  public LiveView(PrintWriter out, ViewSettings settings, TerminalSize size, Clock clock) {
    this.out = out;
    this.settings = settings;
    this.size = size;
    this.clock = clock;
    this.failures = new FailureLines(settings);
  }

  @Override
  public synchronized void accept(Stamped stamped) {
    var event = stamped.event();
    if (event instanceof RunStarted started) {
      started.cells().forEach(id -> cells.put(id, new LiveCell(id)));
      ticker.schedule(tick(), TICK_MILLIS, TICK_MILLIS);
    }
    event.cellId().map(cells::get).ifPresent(cell -> cell.take(stamped));
    paint(lasting(event));
  }

  private TimerTask tick() {
    return new TimerTask() {
      @Override
      public void run() {
        repaint();
      }
    };
  }

  private synchronized void repaint() {
    paint(List.of());
  }

  /** What is worth staying on the screen. */
  private List<String> lasting(RunEvent event) {
    if (event instanceof TestEnded e && e.last() && e.outcome().isFailure()) {
      return failures.test(e, e.cell() + "//" + e.suite() + "/" + e.test());
    } else if (event instanceof TestEnded e && settings.verbose()) {
      return List.of(verbose(e));
    } else if (event instanceof CheckEnded e && e.result().outcome().isFailure()) {
      return failures.check(e, e.cell() + " " + e.result().name());
    } else if (event instanceof CellFailed e) {
      return failures.problem(e.problem(), e.cell() + ", " + e.problem().phase().word());
    } else if (event instanceof Warning e && !e.cell().isEmpty()) {
      return List.of(
          settings.paint().warning("warning:")
              + " "
              + e.cell()
              + ": "
              + SafeText.line(e.message()));
    }
    return event.cellId().isPresent() ? List.of() : RunLines.of(event);
  }

  private static String verbose(TestEnded e) {
    var word = e.outcome() instanceof Outcome.Skipped ? "skip" : "pass";
    var id = e.cell() + "//" + e.suite() + "/" + e.test();
    return (e.outcome().isFailure() ? "retry" : word) + " " + SafeText.line(id);
  }

  private void paint(List<String> above) {
    write(area.update(above, areaLines()));
  }

  private List<String> areaLines() {
    int columns = size.columns() - 1; // the last column makes some terminals wrap
    int most = Math.max(1, size.rows() - 2);
    int idWidth = cells.keySet().stream().mapToInt(ScreenWidth::of).max().orElse(0);
    var now = clock.instant();
    var lines = new ArrayList<String>();
    shown(most).forEach(cell -> lines.add(cell.line(now, idWidth, columns, settings.paint())));
    if (cells.size() > most) {
      lines.add(ScreenWidth.cut("  and " + (cells.size() - lines.size()) + " more", columns));
    }
    return lines;
  }

  private List<LiveCell> shown(int most) {
    if (cells.size() <= most) {
      return List.copyOf(cells.values());
    }
    return cells.values().stream()
        .sorted(Comparator.comparing(LiveCell::state))
        .limit(most - 1)
        .toList();
  }

  private void write(String text) {
    if (!text.isEmpty()) {
      out.print(text);
      out.flush();
    }
  }

  @Override
  public synchronized void finish(RunResult result) {
    ticker.cancel();
    var summary = new ArrayList<String>(List.of(""));
    Summary.render(result, settings).lines().forEach(summary::add);
    cells.clear();
    write(area.update(summary, List.of()));
  }

  @Override
  public synchronized void close() {
    ticker.cancel();
    size.close();
    out.flush();
  }
}
