package org.distromatrix.suite;

import java.util.LinkedHashMap;
import java.util.Map;
import org.distromatrix.command.OutputSink;
import org.distromatrix.guest.Guest;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.guest.GuestLost;

/** Takes journal, facts and findings out of each guest of a cell before it ends. */
final class GuestCollector {
  private static final long JOURNAL_BYTES = 64L << 20;

  private final CellSession session;
  private final CellChecks checks;
  private final Map<String, String> facts = new LinkedHashMap<>();

  GuestCollector(CellSession session, CellChecks checks) {
    this.session = session;
    this.checks = checks;
  }

  /** The facts of the first guest that could be looked at. */
  Map<String, String> facts() {
    return facts;
  }

  void collect(GuestSeat seat, Guest guest) {
    if (session.interrupted()) {
      return;
    }
    if (seat.lost()) {
      checks.unseen("not looked at: guest" + which(seat) + " was lost");
      return;
    }
    try {
      look(seat, guest);
    } catch (GuestLost e) {
      checks.unseen("not looked at: guest" + which(seat) + " was lost: " + e.getMessage());
    }
  }

  private static String which(GuestSeat seat) {
    return seat.label().isEmpty() ? "" : " " + seat.label().substring(1);
  }

  private void look(GuestSeat seat, Guest guest) {
    var findings = new Findings();
    var journal = new LineSplitter(findings::journalLine);
    var report = new LineSplitter(findings::line);
    var folder = session.run().folder();
    var file = folder.resolve(folder.relative("journal" + seat.label() + ".txt"));
    try (var log = new TestLog(file, JOURNAL_BYTES)) {
      OutputSink both =
          (buffer, length) -> {
            log.accept(buffer, length);
            journal.accept(buffer, length);
          };
      guest.exec(limited(lastLook(seat)), both, report);
    }
    journal.end();
    report.end();
    if (findings.unitsFailed() && checks.failedUnits()) {
      guest.exec(limited(LastLook.failedUnits()), OutputSink.none(), report);
      report.end();
    }
    checks.add(findings, seat.label().isEmpty() ? "" : "guest" + which(seat));
    remember(findings, guest);
  }

  private GuestCommand lastLook(GuestSeat seat) {
    var stamp =
        seat.firstSuite()
            .filter(suite -> checks.coredumps())
            .map(suite -> session.paths().of(session.folderName(suite)).stamp());
    return LastLook.command(session.paths(), stamp.orElse(""), checks.journal());
  }

  private GuestCommand limited(GuestCommand command) {
    return command.within(session.run().limits().bootLimit());
  }

  private void remember(Findings findings, Guest guest) {
    if (facts.isEmpty()) {
      facts.putAll(findings.facts());
      facts.put("boot id", guest.bootId());
    }
  }
}
