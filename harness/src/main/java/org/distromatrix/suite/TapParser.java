package org.distromatrix.suite;

import java.util.function.Consumer;
import org.distromatrix.report.model.FailureKind;

/**
 * Reads TAP 13 and 14 line by line, handing on each test as soon as nothing more can be said about
 * it. Subtests are named {@code parent/child}. Lines that are not TAP are skipped, unless {@code
 * pragma +strict} is on.
 *
 * <p>Why not tap4j (4.4.2, the newest): it takes only a whole stream at once, so that a test that
 * hangs or floods would show nothing; it knows TAP 13 alone and reads the description {@code a \#
 * todo} as a directive; missing and repeated numbers pass unnoticed; and a missing plan or a broken
 * YAML block loses all results that were there.
 */
final class TapParser {
  /** More tests than anybody reads; a guard against a test that prints results for ever. */
  static final int MAX_TESTS = 200_000;

  private final TapDocument root;

  TapParser(Consumer<ReportedTest> tests) {
    this.root = new TapDocument(tests, new TapBudget(MAX_TESTS), 0);
  }

  /** Takes one line, without its line feed. */
  void line(String line) {
    root.line(line);
  }

  /** Says what the stream as a whole amounts to, now that it is over. */
  ScriptVerdict end() {
    root.end();
    var numbers = root.numbers();
    if (root.bailedOut().isPresent()) {
      return broken(FailureKind.INCOMPLETE, root.bailedOut().get());
    }
    if (!numbers.planned()) {
      return broken(FailureKind.NO_RESULT, withoutPlan(numbers.reported()));
    }
    var problems = root.problems();
    if (!problems.isEmpty()) {
      return broken(FailureKind.INCOMPLETE, String.join("; ", problems));
    }
    return numbers.skippedAll().isPresent()
        ? ScriptVerdict.skippedAll(numbers.skippedAll().get())
        : ScriptVerdict.complete(numbers.reported(), root.failures());
  }

  private ScriptVerdict broken(FailureKind kind, String message) {
    return ScriptVerdict.broken(
        kind, TestNames.bounded(message, 1000), root.numbers().reported(), root.failures());
  }

  private static String withoutPlan(int reported) {
    return reported == 0
        ? "printed no TAP plan and no test"
        : "printed " + reported + " tests but no TAP plan: some may be missing";
  }
}
