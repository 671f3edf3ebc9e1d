package org.distromatrix.suite;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.event.RunEvent;
import org.distromatrix.event.RunEvents;
import org.distromatrix.plan.FolderNames;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.TestResult;

/** What everything that is done for the tests of one cell shares. Used by the cell's thread. */
final class CellSession {
  private final SuiteRun run;
  private final RunEvents events;
  private final Clock clock;
  private final GuestPaths paths;
  private final FolderNames suiteNames = new FolderNames();
  private final Map<String, FolderNames> scriptNames = new HashMap<>();
  private final Map<String, List<TestResult>> tests = new LinkedHashMap<>();
  private final List<String> artifacts = new ArrayList<>();
  private boolean interrupted;

  CellSession(SuiteRun run, RunEvents events, Clock clock, GuestPaths paths) {
    this.run = run;
    this.events = events;
    this.clock = clock;
    this.paths = paths;
    run.suites().forEach(suite -> tests.put(suite.name(), new ArrayList<>()));
  }

  SuiteRun run() {
    return run;
  }

  Clock clock() {
    return clock;
  }

  GuestPaths paths() {
    return paths;
  }

  String cell() {
    return run.cell().id().text();
  }

  /** The name of a suite's folder: escaped, and no other's. */
  String folderName(String suite) {
    return suiteNames.of(suite);
  }

  /** The name of a script's files below its suite's folder: escaped, and no other's. */
  String fileName(String suite, String script) {
    return scriptNames.computeIfAbsent(suite, s -> new FolderNames()).of(script);
  }

  void emit(RunEvent event) {
    events.emit(event);
  }

  void warn(String message) {
    events.emit(new RunEvent.Warning(cell(), message));
  }

  void progress(Phase phase, String message) {
    events.emit(new RunEvent.Progress(cell(), phase, message));
  }

  void add(TestResult test) {
    tests.computeIfAbsent(test.suite(), suite -> new ArrayList<>()).add(test);
  }

  /** All results, in the order of the suites in the file. */
  List<TestResult> tests() {
    return tests.values().stream().flatMap(List::stream).toList();
  }

  void collected(String relative) {
    artifacts.add(relative);
  }

  List<String> artifacts() {
    return artifacts;
  }

  /** Notes that the run is being ended: no further test begins. */
  void interrupt() {
    interrupted = true;
  }

  boolean interrupted() {
    return interrupted || Thread.currentThread().isInterrupted();
  }
}
