package org.distromatrix.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What {@link LastLook} saw in one guest, as its lines come. */
final class Findings {
  private static final int MAX_LINES = 1000;

  private final Map<String, String> facts = new LinkedHashMap<>();
  private final List<String> failedUnits = new ArrayList<>();
  private final List<String> coredumps = new ArrayList<>();
  private final List<String> journalErrors = new ArrayList<>();
  private boolean unitsFailed;

  /** Takes a line of the error output: {@code key value}, or systemctl's {@code key=value}. */
  void line(String line) {
    int end = line.indexOf(' ');
    int equals = line.indexOf('=');
    int cut = equals > 0 && (end < 0 || equals < end) ? equals : end;
    take(cut < 0 ? line : line.substring(0, cut), TestNames.oneLine(line.substring(cut + 1)));
  }

  private void take(String key, String value) {
    switch (key) {
      case "kernel" -> facts.put("kernel", value);
      case "Version" -> facts.put("systemd", value);
      case "SystemState" -> facts.put("system state", value);
      case "NFailedUnits" -> unitsFailed = !value.equals("0");
      case "failed-unit" -> add(failedUnits, unit(value));
      case "core" -> add(coredumps, "core file " + value);
      case "journal-error" -> add(journalErrors, value);
      default -> {}
    }
  }

  /** Whether the service manager counts failed units. */
  boolean unitsFailed() {
    return unitsFailed;
  }

  /** Columns of systemctl, the state of all being the same: its name and description. */
  private static String unit(String columns) {
    var parts = columns.split(" +", 5);
    return parts.length < 5 ? columns : parts[0] + ": " + parts[4];
  }

  /**
   * Takes a line of the journal. A guest that shares its kernel with the host cannot say where its
   * cores go (kernel.core_pattern is the host's), but its service manager and systemd-coredump
   * write that they were dumped.
   */
  void journalLine(String line) {
    if (line.contains("code=dumped") || line.contains(" dumped core")) {
      add(coredumps, TestNames.oneLine(line));
    }
  }

  private static void add(List<String> list, String line) {
    if (list.size() < MAX_LINES) {
      list.add(TestNames.bounded(line, 1000));
    }
  }

  Map<String, String> facts() {
    return facts;
  }

  List<String> failedUnits() {
    return failedUnits;
  }

  List<String> coredumps() {
    return coredumps;
  }

  List<String> journalErrors() {
    return journalErrors;
  }
}
