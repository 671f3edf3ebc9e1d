package org.distromatrix.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.distromatrix.guest.Guest;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.suite.CellFolder;
import org.distromatrix.suite.GuestCollector;

/**
 * The guests of a cell whose tests are somebody else's: each is looked at before it ends, as those
 * of a run's suites are. Any thread may use it.
 */
final class OpenGuests {
  private final CellGuests guests;
  private final OnceSupplier<GuestCollector> collector;
  private final Map<Guest, String> labels = new ConcurrentHashMap<>();

  OpenGuests(RunContext run, CellGuests guests, CellFolder folder) {
    this.guests = guests;
    this.collector =
        new OnceSupplier<>(
            () ->
                new GuestCollector(
                    folder, run.file().checks(), guests.scaled(run.file().timeouts().boot())));
  }

  /** See {@link OpenCell#boot}. */
  Guest boot(boolean network, boolean coldBoot) {
    CellGuests.Booted booted = guests.boot(network, coldBoot);
    try {
      collector.get().begin(booted.guest());
      labels.put(booted.guest(), booted.label());
      return booted.guest();
    } catch (RuntimeException e) {
      booted.guest().close();
      throw e;
    }
  }

  /** See {@link OpenCell#end(Guest)}. */
  List<String> end(Guest guest) {
    try (guest) {
      return failures(look(guest, labels.getOrDefault(guest, "")));
    } finally {
      labels.remove(guest);
    }
  }

  private synchronized List<CheckResult> look(Guest guest, String label) {
    if (guest.alive()) {
      return collector.get().end(guest, label);
    }
    collector.get().lost(label);
    return List.of();
  }

  private static List<String> failures(List<CheckResult> checks) {
    return checks.stream()
        .map(CheckResult::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(outcome -> ((Outcome.Failed) outcome).message())
        .toList();
  }

  /** The checks over all guests. */
  synchronized List<CheckResult> checks() {
    return collector.get().results();
  }

  /** What is known of what they ran with. */
  synchronized Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    guests.accelerator().ifPresent(found -> facts.put("accelerator", found.words()));
    facts.putAll(collector.get().facts());
    return facts;
  }
}
