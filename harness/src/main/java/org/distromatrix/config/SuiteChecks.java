package org.distromatrix.config;

import java.util.HashMap;
import org.distromatrix.document.Position;

/** Checks of suites against each other and of their keys among themselves. */
final class SuiteChecks {
  private final Problems problems;

  SuiteChecks(Problems problems) {
    this.problems = problems;
  }

  void check(MatrixDocument document) {
    var seen = new HashMap<String, Position>();
    for (SuiteEntry suite : document.suites()) {
      String name = suite.name().value();
      var first = seen.putIfAbsent(name, suite.name().at());
      if (first != null) {
        problems.add(
            suite.name(), "suite '" + name + "' is there already, on line " + first.line());
      }
      results(suite);
    }
  }

  private void results(SuiteEntry suite) {
    boolean junit = suite.format().value() == SuiteFormat.JUNIT;
    if (junit && suite.results().isEmpty()) {
      problems.add(
          suite.format(),
          "'format: junit' needs the key 'results' with a pattern of the XML files");
    } else if (!junit) {
      suite
          .results()
          .ifPresent(results -> problems.add(results, "'results' needs 'format: junit'"));
    }
  }
}
