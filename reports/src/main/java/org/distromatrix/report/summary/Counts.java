package org.distromatrix.report.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;

/**
 * How many tests ended how.
 *
 * @param passed flaky ones included
 * @param flaky passed after a failure
 */
public record Counts(int passed, int failed, int skipped, int flaky) {
  /** No test at all. */
  public static final Counts NONE = new Counts(0, 0, 0, 0);

  /** Counts these tests. */
  public static Counts of(Stream<TestResult> tests) {
    return tests.map(Counts::of).reduce(NONE, Counts::plus);
  }

  private static Counts of(TestResult test) {
    if (test.outcome().isFailure()) {
      return new Counts(0, 1, 0, 0);
    } else if (test.outcome() instanceof Outcome.Skipped) {
      return new Counts(0, 0, 1, 0);
    }
    return new Counts(1, 0, 0, test.flaky() ? 1 : 0);
  }

  /** Both together. */
  public Counts plus(Counts other) {
    return new Counts(
        passed + other.passed, failed + other.failed, skipped + other.skipped, flaky + other.flaky);
  }

  public int total() {
    return passed + failed + skipped;
  }

  /** In words, with what is zero left out: {@code 12 passed (1 flaky), 2 failed}. */
  public String words() {
    var parts = new ArrayList<String>();
    if (passed > 0) {
      parts.add(passed + " passed" + (flaky > 0 ? " (" + flaky + " flaky)" : ""));
    }
    addIfAny(parts, failed, "failed");
    addIfAny(parts, skipped, "skipped");
    return parts.isEmpty() ? "no tests" : String.join(", ", parts);
  }

  private static void addIfAny(List<String> parts, int count, String word) {
    if (count > 0) {
      parts.add(count + " " + word);
    }
  }
}
