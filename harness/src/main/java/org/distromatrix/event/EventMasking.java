package org.distromatrix.event;

import java.util.List;
import org.distromatrix.event.RunEvent.CellFailed;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.Progress;
import org.distromatrix.event.RunEvent.RunStarted;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.event.RunEvent.TestStarted;
import org.distromatrix.event.RunEvent.Waiting;
import org.distromatrix.event.RunEvent.Warning;

/**
 * Masks the free texts of events. Ids of cells, suites and tests, paths and words of ours stay:
 * they come from the plan, and must be the same everywhere.
 */
final class EventMasking {
  private final ResultMasking results;
  private final Masker masker;

  EventMasking(Masker masker) {
    this.masker = masker;
    this.results = new ResultMasking(masker);
  }

  RunEvent mask(RunEvent event) {
    if (!masker.isActive()) {
      return event;
    } else if (event instanceof RunStarted e) {
      return new RunStarted(e.run(), e.project(), e.version(), masked(e.arguments()), e.cells());
    } else if (event instanceof Waiting e) {
      return new Waiting(e.cell(), e.phase(), masker.mask(e.reason()));
    } else if (event instanceof Progress e) {
      return new Progress(e.cell(), e.phase(), masker.mask(e.message()));
    } else if (event instanceof Warning e) {
      return new Warning(e.cell(), masker.mask(e.message()));
    } else if (event instanceof TestStarted e) {
      return new TestStarted(e.cell(), e.suite(), masker.mask(e.test()), e.attempt());
    } else if (event instanceof TestEnded e) {
      return mask(e);
    } else if (event instanceof CheckEnded e) {
      return new CheckEnded(e.cell(), results.mask(e.result()), e.known());
    } else if (event instanceof CellFailed e) {
      return new CellFailed(e.cell(), results.mask(e.problem()));
    }
    return event;
  }

  private List<String> masked(List<String> texts) {
    return texts.stream().map(masker::mask).toList();
  }

  private TestEnded mask(TestEnded e) {
    return new TestEnded(
        e.cell(),
        e.suite(),
        masker.mask(e.test()),
        e.attempt(),
        e.last(),
        results.mask(e.outcome()),
        e.took(),
        e.log(),
        masker.mask(e.tail()),
        e.known());
  }
}
