package org.distromatrix.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.distromatrix.config.CheckLevel;
import org.distromatrix.config.Checks;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;

/**
 * The checks after the tests, over all guests of a cell: failed units, core dumps, errors in the
 * journal. Each has one result for the cell; its details name the guest where there are several.
 */
final class CellChecks {
  private final Checks settings;
  private final List<Pattern> ignored;
  private final Map<String, List<String>> found = new LinkedHashMap<>();
  private final List<String> unseen = new ArrayList<>();

  CellChecks(Checks settings) {
    this.settings = settings;
    this.ignored = settings.journal().ignore().stream().map(Pattern::compile).toList();
    register("failed-units", settings.failedUnits());
    register("coredumps", settings.coredumps());
    register("journal", settings.journal().level());
  }

  private void register(String name, CheckLevel level) {
    if (level != CheckLevel.IGNORE) {
      found.put(name, new ArrayList<>());
    }
  }

  boolean failedUnits() {
    return found.containsKey("failed-units");
  }

  boolean coredumps() {
    return found.containsKey("coredumps");
  }

  boolean journal() {
    return found.containsKey("journal");
  }

  /**
   * Adds what was seen in a guest.
   *
   * @param guest which of the cell's guests, "" if it is the only or first one
   */
  void add(Findings findings, String guest) {
    add("failed-units", findings.failedUnits(), guest);
    add("coredumps", findings.coredumps(), guest);
    add(
        "journal",
        findings.journalErrors().stream().filter(line -> !isIgnored(line)).toList(),
        guest);
  }

  /** Notes that a guest could not be looked at. */
  void unseen(String why) {
    unseen.add(why);
  }

  private boolean isIgnored(String line) {
    return ignored.stream().anyMatch(pattern -> pattern.matcher(line).find());
  }

  private void add(String name, List<String> lines, String guest) {
    var all = found.get(name);
    if (all != null) {
      lines.forEach(line -> all.add(guest.isEmpty() ? line : guest + ": " + line));
    }
  }

  /** The results, in a fixed order; with {@code warn}, what was found is in the details only. */
  List<CheckResult> results() {
    var results = new ArrayList<CheckResult>();
    found.forEach((name, lines) -> results.add(result(name, lines)));
    return results;
  }

  private CheckResult result(String name, List<String> lines) {
    var details = new ArrayList<>(lines);
    details.addAll(unseen);
    return new CheckResult(name, outcome(name, lines), String.join("\n", details));
  }

  private Outcome outcome(String name, List<String> lines) {
    if (lines.isEmpty() || level(name) != CheckLevel.FAIL) {
      return Outcome.passed();
    }
    var more = lines.size() == 1 ? "" : " (and " + (lines.size() - 1) + " more)";
    return Outcome.failed(FailureKind.CHECK, what(name) + ": " + lines.get(0) + more);
  }

  private CheckLevel level(String name) {
    return switch (name) {
      case "failed-units" -> settings.failedUnits();
      case "coredumps" -> settings.coredumps();
      default -> settings.journal().level();
    };
  }

  private static String what(String name) {
    return switch (name) {
      case "failed-units" -> "failed unit";
      case "coredumps" -> "dumped core";
      default -> "error in the journal";
    };
  }
}
