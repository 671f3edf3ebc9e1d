package org.distromatrix.config;

import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.distromatrix.document.Located;
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
      if (suite.format().value() == SuiteFormat.JUNIT_PLATFORM) {
        onThisHost(suite);
      } else {
        inGuests(suite);
      }
    }
  }

  private void inGuests(SuiteEntry suite) {
    if (suite.run().isEmpty()) {
      problems.add(suite.name(), "suite '" + suite.name().value() + "': missing key 'run'");
    }
    needsHost("class-path", suite.classPath());
    needsHost("select", suite.select());
  }

  private void needsHost(String key, Optional<List<Located<String>>> values) {
    values.orElse(List.of()).stream()
        .findFirst()
        .ifPresent(first -> problems.add(first, "'" + key + "' needs 'format: junit-platform'"));
  }

  /** JUnit runs no line of a shell. */
  private void onThisHost(SuiteEntry suite) {
    lacks(suite, "class-path", suite.classPath(), "the folders and jars of the classes");
    lacks(suite, "select", suite.select(), "the classes to run");
    unfit("run", suite.run(), "'select' says what is run");
    unfit("prepare", suite.prepare(), "use @BeforeAll or @BeforeEach");
    unfit("restore", suite.restore(), "use @AfterEach or @AfterAll");
    unfit("debug", suite.debug(), "use @AfterEach, or a TestWatcher");
    if (!suite.user().value().equals("root")) {
      unfit("user", Optional.of(suite.user()), "name it in the test: GuestCommand.as(...)");
    }
    if (suite.terminal()) {
      unfit("terminal", Optional.of(suite.format()), "its tests have none");
    }
  }

  private void lacks(
      SuiteEntry suite, String key, Optional<List<Located<String>>> values, String what) {
    if (values.isEmpty()) {
      problems.add(
          suite.format(), "'format: junit-platform' needs the key '" + key + "' with " + what);
    }
  }

  private void unfit(String key, Optional<? extends Located<?>> value, String instead) {
    value.ifPresent(
        at ->
            problems.add(
                at, "'" + key + "' does not go with 'format: junit-platform': " + instead));
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
