package org.distromatrix.cli.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.distromatrix.cli.view.TextTable.Entry;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.RunResult;

/** Where the time went: cells down, phases across. */
final class PhaseTable {
  private PhaseTable() {}

  static List<String> lines(RunResult run, Paint paint) {
    if (run.cells().stream().allMatch(cell -> cell.phases().isEmpty())) {
      return List.of();
    }
    var table = new TextTable();
    var head = new ArrayList<Entry>();
    head.add(new Entry("time", paint.faint("time")));
    for (var phase : Phase.values()) {
      head.add(new Entry(phase.word(), paint.faint(phase.word())));
    }
    table.add(head);
    run.cells().forEach(cell -> table.add(row(cell)));
    return table.lines();
  }

  private static List<Entry> row(CellResult cell) {
    var row = new ArrayList<Entry>();
    row.add(Entry.of(cell.id()));
    Arrays.stream(Phase.values()).forEach(phase -> row.add(Entry.of(time(cell, phase))));
    return row;
  }

  /** A phase may come several times: a pristine guest for each test is a boot for each. */
  private static String time(CellResult cell, Phase phase) {
    var timings = cell.phases().stream().filter(timing -> timing.phase() == phase).toList();
    if (timings.isEmpty()) {
      return "-";
    }
    var sum = timings.stream().map(PhaseTiming::took).reduce(Duration.ZERO, Duration::plus);
    boolean cached = timings.stream().allMatch(PhaseTiming::cached);
    return ShownDuration.of(sum) + (cached ? " (cached)" : "");
  }
}
