package org.distromatrix.report.explain;

import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.distromatrix.report.explain.FailurePart.FailureText;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Outcome.Failed;
import org.distromatrix.report.model.RunResult;

/** What came of one test in all cells of a run, as it is gathered. */
final class TestCells {
  private final TestName test;
  private final BitSet passed = new BitSet();
  private final BitSet failed = new BitSet();
  private final Map<Signature, BitSet> ways = new LinkedHashMap<>();
  private final Map<Signature, Set<FailureText>> texts = new LinkedHashMap<>();

  private TestCells(TestName test) {
    this.test = test;
  }

  /** All of a run: tests as they first appear, then checks. */
  static List<TestCells> of(RunResult run) {
    var tests = new LinkedHashMap<TestName, TestCells>();
    var checks = new LinkedHashMap<TestName, TestCells>();
    for (int cell = 0; cell < run.cells().size(); cell++) {
      addTests(tests, cell, run.cells().get(cell));
      addChecks(checks, cell, run.cells().get(cell));
    }
    return Stream.concat(tests.values().stream(), checks.values().stream()).toList();
  }

  private static void addTests(Map<TestName, TestCells> tests, int number, CellResult cell) {
    var seen = new HashMap<List<String>, Integer>();
    for (var test : cell.tests()) {
      int occurrence = seen.merge(List.of(test.suite(), test.name()), 1, Integer::sum);
      var name = new TestName(test.suite(), test.name(), occurrence, false);
      var last = test.attempts().get(test.attempts().size() - 1);
      tests.computeIfAbsent(name, TestCells::new).add(number, test.outcome(), last.details());
    }
  }

  private static void addChecks(Map<TestName, TestCells> checks, int number, CellResult cell) {
    for (var check : cell.checks()) {
      var name = new TestName("checks", check.name(), 1, true);
      checks.computeIfAbsent(name, TestCells::new).add(number, check.outcome(), check.details());
    }
  }

  /** Takes the outcome in a cell; one that was skipped tells nothing. */
  private void add(int cell, Outcome outcome, String details) {
    if (outcome instanceof Outcome.Passed) {
      passed.set(cell);
    } else if (outcome instanceof Failed failure) {
      failed.set(cell);
      var signature = Signature.of(failure);
      ways.computeIfAbsent(signature, added -> new BitSet()).set(cell);
      texts
          .computeIfAbsent(signature, added -> new LinkedHashSet<>())
          .add(new FailureText(failure.message(), details));
    }
  }

  /** One part for each way to fail. */
  List<FailurePart> parts() {
    return ways.entrySet().stream().map(way -> part(way.getKey(), way.getValue())).toList();
  }

  private FailurePart part(Signature signature, BitSet red) {
    var split = new Split(red, passed, Bits.minus(failed, red));
    return new FailurePart(
        signature, Set.of(test), split, false, texts.getOrDefault(signature, Set.of()));
  }
}
