package org.distromatrix.suite;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;

/** One {@code testcase} element, as it is being read. */
final class JUnitTestCase {
  static final int MAX_DETAILS = 64 * 1024;

  private final String name;
  private final Duration took;
  private final List<Outcome> failures = new ArrayList<>();
  private final List<Outcome> flakes = new ArrayList<>();
  private final StringBuilder details = new StringBuilder();
  private Optional<Outcome> skipped = Optional.empty();

  JUnitTestCase(String name, String owner, String time) {
    this.name = owner.isBlank() ? name : owner + "/" + name;
    this.took = seconds(time);
  }

  /** Takes a child element; those that say nothing about the outcome only add to the details. */
  void add(String element, String message, String type, String text) {
    switch (element) {
      case "failure", "rerunFailure" -> failed(failures, "", message, type, text);
      case "error", "rerunError" -> failed(failures, "error: ", message, type, text);
      case "flakyFailure" -> failed(flakes, "", message, type, text);
      case "flakyError" -> failed(flakes, "error: ", message, type, text);
      case "skipped" -> skipped = Optional.of(Outcome.skipped(firstOf(message, text, "skipped")));
      case "system-out", "system-err" -> detail(text);
      default -> {}
    }
  }

  private void failed(List<Outcome> kind, String prefix, String message, String type, String text) {
    var line = firstOf(message, text, type.isBlank() ? "failed" : type);
    kind.add(Outcome.failed(FailureKind.ASSERTION, prefix + line));
    detail(text.isBlank() ? message : text);
  }

  private void detail(String text) {
    if (!text.isBlank() && details.length() < MAX_DETAILS) {
      details.append(details.isEmpty() ? "" : "\n").append(text.strip());
    }
  }

  /** The first line of the first that is not blank. */
  private static String firstOf(String message, String text, String otherwise) {
    var chosen = !message.isBlank() ? message : !text.isBlank() ? text : otherwise;
    return TestNames.clean(chosen.strip().lines().findFirst().orElse(otherwise));
  }

  /** Surefire writes what failed at first and passed at last as flaky; all reruns are attempts. */
  ReportedTest reported() {
    var tries = new ArrayList<>(flakes);
    tries.addAll(failures);
    if (failures.isEmpty()) {
      tries.add(skipped.orElse(Outcome.passed()));
    }
    int last = tries.size() - 1;
    return new ReportedTest(
        TestNames.clean(name.isBlank() ? "unnamed" : name),
        tries.get(last),
        tries.subList(0, last),
        took,
        TestNames.bounded(details.toString(), MAX_DETAILS));
  }

  /** Seconds, as {@code 0.012} or {@code 1,234.5}; what cannot be read counts as not told. */
  private static Duration seconds(String time) {
    try {
      double seconds = time.isBlank() ? 0 : Double.parseDouble(time.strip().replace(",", ""));
      return seconds > 0 && seconds < 1e9
          ? Duration.ofNanos((long) (seconds * 1e9))
          : Duration.ZERO;
    } catch (NumberFormatException e) {
      return Duration.ZERO;
    }
  }
}
