package org.distromatrix.suite;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.OutputSink;
import org.distromatrix.config.Checks;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestLost;
import org.distromatrix.report.model.CheckResult;

/**
 * Takes journal, facts and findings out of each guest of a cell before it ends. One thread at a
 * time may use it.
 */
public final class GuestCollector {
  private static final long JOURNAL_BYTES = 64L << 20;

  private final CellFolder folder;
  private final GuestPaths paths;
  private final Duration limit;
  private final Checks settings;
  private final CellChecks checks;
  private final Map<String, String> facts = new LinkedHashMap<>();

  /**
   * @param folder where the journal goes
   * @param limit for each look
   */
  public GuestCollector(CellFolder folder, Checks checks, Duration limit) {
    this(folder, GuestPaths.DEFAULT, checks, limit);
  }

  GuestCollector(CellFolder folder, GuestPaths paths, Checks checks, Duration limit) {
    this.folder = folder;
    this.paths = paths;
    this.limit = limit;
    this.settings = checks;
    this.checks = new CellChecks(checks);
  }

  /** The facts of the first guest that could be looked at. */
  public Map<String, String> facts() {
    return Collections.unmodifiableMap(facts);
  }

  /** The checks over all guests. */
  public List<CheckResult> results() {
    return checks.results();
  }

  /** Notes when the tests in a guest begin: core files that are older are not theirs. */
  public void begin(Guest guest) {
    if (checks.coredumps()) {
      String place = paths.suites();
      guest.exec(
          limited(GuestCommand.of("/bin/sh", "-c", "mkdir -p $1; : >$1/stamp", "matrix", place)),
          OutputSink.none(),
          OutputSink.none());
    }
  }

  /**
   * Looks at a guest in which {@link #begin} was noted, if it still answers.
   *
   * @param label tells it apart from the cell's others, as in {@code -2}; "" for the first
   * @return the checks of this guest alone
   */
  public List<CheckResult> end(Guest guest, String label) {
    var own = new CellChecks(settings);
    collect(guest, label, Optional.of(paths.suites() + "/stamp"))
        .ifPresent(found -> own.add(found, ""));
    return own.results();
  }

  /**
   * Looks at a guest, if it still answers.
   *
   * @param stamp file in it that is older than what its tests wrote; empty: no tests ran
   */
  Optional<Findings> collect(Guest guest, String label, Optional<String> stamp) {
    try {
      return Optional.of(look(guest, label, stamp.filter(file -> checks.coredumps()).orElse("")));
    } catch (GuestLost e) {
      checks.unseen("not looked at: guest" + which(label) + " was lost: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** Notes that a guest is gone. */
  public void lost(String label) {
    checks.unseen("not looked at: guest" + which(label) + " was lost");
  }

  private static String which(String label) {
    return label.isEmpty() ? "" : " " + label.substring(1);
  }

  private Findings look(Guest guest, String label, String stamp) {
    var findings = new Findings();
    var journal = new LineSplitter(findings::journalLine);
    var report = new LineSplitter(findings::line);
    var file = folder.resolve(folder.relative("journal" + label + ".txt"));
    try (var log = new TestLog(file, JOURNAL_BYTES)) {
      OutputSink both =
          (buffer, length) -> {
            log.accept(buffer, length);
            journal.accept(buffer, length);
          };
      guest.exec(limited(LastLook.command(paths, stamp, checks.journal())), both, report);
    }
    journal.end();
    report.end();
    if (findings.unitsFailed() && checks.failedUnits()) {
      guest.exec(limited(LastLook.failedUnits()), OutputSink.none(), report);
      report.end();
    }
    checks.add(findings, label.isEmpty() ? "" : "guest" + which(label));
    remember(findings, guest);
    return findings;
  }

  private GuestCommand limited(GuestCommand command) {
    return command.within(limit);
  }

  private void remember(Findings findings, Guest guest) {
    if (facts.isEmpty()) {
      facts.putAll(findings.facts());
      facts.put("boot id", guest.bootId());
    }
  }
}
