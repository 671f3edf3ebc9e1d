package org.distromatrix.suite;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.TestResult;

/** The attempts of a suite's tests, in the order in which the tests were first heard of. */
final class TestAttempts {
  private final String suite;
  private final Map<String, List<Attempt>> tests = new LinkedHashMap<>();

  TestAttempts(String suite) {
    this.suite = suite;
  }

  /** Adds one; its number is the next of its test. */
  void add(String name, Attempt attempt) {
    var attempts = tests.computeIfAbsent(name, n -> new ArrayList<>());
    attempts.add(
        new Attempt(
            attempts.size() + 1,
            attempt.outcome(),
            attempt.started(),
            attempt.took(),
            attempt.log(),
            attempt.details()));
  }

  boolean knows(String name) {
    return tests.containsKey(name);
  }

  int count(String name) {
    return tests.getOrDefault(name, List.of()).size();
  }

  /** Names of those whose last attempt failed. */
  List<String> failing() {
    return failures().stream().map(TestResult::name).toList();
  }

  boolean failed() {
    return !failures().isEmpty();
  }

  List<TestResult> failures() {
    return results().stream().filter(test -> test.outcome().isFailure()).toList();
  }

  List<TestResult> results() {
    var results = new ArrayList<TestResult>();
    tests.forEach((name, attempts) -> results.add(new TestResult(suite, name, attempts)));
    return results;
  }
}
