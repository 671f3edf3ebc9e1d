package org.distromatrix.run;

import java.util.List;
import java.util.Optional;
import org.distromatrix.event.Masker;
import org.distromatrix.event.ResultMasking;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvent.CheckEnded;
import org.distromatrix.event.RunEvent.TestEnded;
import org.distromatrix.event.RunEvents;
import org.distromatrix.report.compare.KnownFailures;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.summary.Counting;
import org.distromatrix.report.summary.Subject;
import org.distromatrix.suite.AfterFailure;

/**
 * The baseline of a run while the run goes on: marks the failures that it has, too, the moment they
 * happen. The baseline was stored without secrets, so everything is masked before it is looked up.
 */
final class LiveBaseline {
  private final Counting counting;
  private final Masker masker;
  private final ResultMasking masking;

  LiveBaseline(Optional<KnownFailures> known, Masker masker) {
    this.counting = known.map(KnownFailures::counting).orElse(Counting.all());
    this.masker = masker;
    this.masking = new ResultMasking(masker);
  }

  /** Events, of which failures say that they are known. */
  RunEvents marking(RunEvents events) {
    return event -> events.emit(marked(event));
  }

  private RunEvent marked(RunEvent event) {
    if (event instanceof TestEnded test && test.outcome().isFailure()) {
      return knownIn(test.cell(), test.suite(), test.test())
          .<RunEvent>map(test::knownIn)
          .orElse(test);
    } else if (event instanceof CheckEnded check && check.result().outcome().isFailure()) {
      return counting
          .knownIn(check.cell(), Subject.check(check.result().name()))
          .<RunEvent>map(run -> new CheckEnded(check.cell(), check.result(), run))
          .orElse(check);
    }
    return event;
  }

  /** In the events of a cell no name of a test occurs twice. */
  private Optional<String> knownIn(String cell, String suite, String test) {
    return counting.knownIn(cell, Subject.test(suite, masker.mask(test), 1));
  }

  /** Guests in which something new failed; of what is known, whoever looks knows enough. */
  AfterFailure ofNew(AfterFailure afterFailure) {
    return (cell, guest, failures) -> {
      List<TestResult> unknown =
          failures.stream()
              .filter(test -> knownIn(cell.text(), test.suite(), test.name()).isEmpty())
              .toList();
      if (!unknown.isEmpty()) {
        afterFailure.failed(cell, guest, unknown);
      }
    };
  }

  /** The baseline's id, if the cell failed and it has all failures of the cell, too. */
  Optional<String> excuse(CellResult cell) {
    return counting.excuse(masking.mask(cell));
  }

  /** Whether the cell went wrong, and it counts. */
  boolean isBroken(CellResult cell) {
    return counting.isBroken(masking.mask(cell));
  }
}
