package org.distromatrix.report.compare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.summary.Finding;
import org.distromatrix.report.summary.Subject;

/** Finds out what became of the results of a cell that is in both runs. */
final class ResultChanges {
  private final Map<Subject, Finding> before;
  private final Map<Subject, Finding> after;
  private final boolean wholeBefore;
  private final boolean wholeAfter;

  private ResultChanges(CellResult before, CellResult after) {
    this.before = Finding.ofCell(before);
    this.after = Finding.ofCell(after);
    this.wholeBefore = before.problem().isEmpty();
    this.wholeAfter = after.problem().isEmpty();
  }

  /** The changes, by kind and then in the order of the later run. */
  static List<ResultChange> between(CellResult before, CellResult after) {
    return new ResultChanges(before, after).all();
  }

  private List<ResultChange> all() {
    var subjects = new LinkedHashSet<>(after.keySet());
    subjects.addAll(before.keySet());
    var changes = new ArrayList<ResultChange>();
    for (var subject : subjects) {
      change(Optional.ofNullable(before.get(subject)), Optional.ofNullable(after.get(subject)))
          .ifPresent(changes::add);
    }
    changes.sort(Comparator.comparing(ResultChange::change));
    return changes;
  }

  private Optional<ResultChange> change(Optional<Finding> was, Optional<Finding> is) {
    if (is.isEmpty()) {
      return was.flatMap(this::gone);
    } else if (was.isEmpty()) {
      return added(is.get());
    }
    return kind(was.get(), is.get()).map(kind -> change(kind, was.get(), is.get()));
  }

  /** What a cell with a problem did not get to has not gone. */
  private Optional<ResultChange> gone(Finding was) {
    return wholeAfter
        ? Optional.of(new ResultChange(Change.GONE, was.subject(), "", was.took(), Duration.ZERO))
        : Optional.empty();
  }

  private Optional<ResultChange> added(Finding is) {
    if (!wholeBefore && !is.failed()) {
      return Optional.empty();
    }
    return Optional.of(is.failed() ? newFailure(is) : added(Change.NEW, is));
  }

  /** Of what was not there before. */
  static ResultChange newFailure(Finding is) {
    return added(Change.NEW_FAILURE, is);
  }

  private static ResultChange added(Change change, Finding is) {
    return new ResultChange(change, is.subject(), is.message(), Duration.ZERO, is.took());
  }

  private static ResultChange change(Change change, Finding was, Finding is) {
    var told = is.message().isEmpty() ? was.message() : is.message();
    return new ResultChange(
        change, is.subject(), change == Change.SLOWER ? "" : told, was.took(), is.took());
  }

  private static Optional<Change> kind(Finding was, Finding is) {
    if (is.failed()) {
      return Optional.of(was.failed() ? Change.STILL_FAILING : Change.NEW_FAILURE);
    } else if (is.outcome() instanceof Outcome.Skipped) {
      boolean both = was.outcome() instanceof Outcome.Skipped;
      return both ? Optional.empty() : Optional.of(Change.SKIPPED);
    } else if (was.failed()) {
      return Optional.of(Change.FIXED);
    } else if (was.mixed() || is.mixed()) {
      return Optional.of(Change.FLAKY);
    } else if (!was.passed()) {
      return is.subject().equals(Subject.CELL) ? Optional.empty() : Optional.of(Change.NEW);
    }
    return Slowness.between(was.took(), is.took()) ? Optional.of(Change.SLOWER) : Optional.empty();
  }
}
