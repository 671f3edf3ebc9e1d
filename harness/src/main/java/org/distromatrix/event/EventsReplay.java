package org.distromatrix.event;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.distromatrix.event.RunEvent.CellPlanned;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.RunEnded;
import org.distromatrix.event.RunEvent.RunStarted;
import org.distromatrix.event.RunEvent.Stamped;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.report.json.UnreadableJson;
import org.distromatrix.report.model.Baseline;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Subject;

/**
 * Makes a run's result from its events alone, for a run that was killed before it could write one.
 * Cells that had not ended are marked as interrupted in the phase they were in. What no event
 * carries (packages, facts, artifacts, details beyond the tail) stays empty. Of a baseline it knows
 * what is known to fail, not what is fixed.
 */
public final class EventsReplay {
  private final RunStarted start;
  private final Instant startedAt;
  private final Map<String, CellReplay> cells = new LinkedHashMap<>();
  private Instant last;
  private boolean complete;
  private final Set<String> known = new LinkedHashSet<>();
  private String baseline = "";

  private EventsReplay(RunStarted start, Instant startedAt) {
    this.start = start;
    this.startedAt = startedAt;
    this.last = startedAt;
    start.cells().forEach(id -> cells.put(id, new CellReplay(id)));
  }

  /**
   * The result, as far as the events go; complete only if the run came to its end uninterrupted.
   *
   * @throws UnreadableJson if the first event is not the start of a run
   */
  public static RunResult replay(List<Stamped> events) {
    if (events.isEmpty() || !(events.get(0).event() instanceof RunStarted start)) {
      throw new UnreadableJson("the events do not begin with the start of a run");
    }
    var replay = new EventsReplay(start, events.get(0).at());
    events.forEach(replay::take);
    return replay.result();
  }

  private void take(Stamped stamped) {
    last = stamped.at();
    var event = stamped.event();
    if (event instanceof RunEnded) {
      complete = true;
    } else if (event instanceof CellPlanned planned) {
      cell(planned.cell()).plan(planned);
    } else {
      event.cellId().ifPresent(id -> cell(id).take(stamped));
      note(event);
    }
  }

  private void note(RunEvent event) {
    if (event instanceof TestEnded e && e.last() && !e.known().isEmpty()) {
      baseline = e.known();
      known.add(Subject.test(e.suite(), e.test(), 1).id(e.cell()));
    } else if (event instanceof CheckEnded e && !e.known().isEmpty()) {
      baseline = e.known();
      known.add(Subject.check(e.result().name()).id(e.cell()));
    }
  }

  private CellReplay cell(String id) {
    return cells.computeIfAbsent(id, CellReplay::new);
  }

  private RunResult result() {
    var results = cells.values().stream().map(cell -> cell.result(last)).toList();
    boolean whole = complete && cells.values().stream().allMatch(CellReplay::ended);
    return new RunResult(
        start.run(),
        start.project(),
        start.version(),
        startedAt,
        Duration.between(startedAt, last),
        whole,
        start.arguments(),
        results,
        known.isEmpty()
            ? Optional.empty()
            : Optional.of(new Baseline(baseline, List.copyOf(known), List.of())));
  }
}
