package org.distromatrix.suite;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.suite.TapLine.Directive;
import org.distromatrix.suite.TapLine.Point;

/** What a TAP test point comes to. */
final class TapOutcomes {
  /** Written by node-tap and others into the YAML block. */
  private static final Pattern DURATION =
      Pattern.compile("(?m)^\\s*duration_ms:\\s*(\\d{1,9})(\\.\\d{1,6})?\\s*$");

  private static final Pattern MESSAGE =
      Pattern.compile("(?m)^\\s*message:\\s*['\"]?(?![|>])(.+?)['\"]?\\s*$");

  private TapOutcomes() {}

  static ReportedTest test(String name, Point point) {
    return new ReportedTest(name, outcome(point), List.of(), point.took(), note(point));
  }

  private static Outcome outcome(Point point) {
    return switch (point.directive()) {
      case SKIP -> Outcome.skipped(reason(point, "skipped"));
      case TODO -> point.ok() ? Outcome.passed() : Outcome.skipped(todo(point.reason()));
      case NONE -> point.ok() ? Outcome.passed() : assertion("not ok");
    };
  }

  private static String note(Point point) {
    return point.ok() && point.directive() == Directive.TODO
        ? "passed, though marked as " + todo(point.reason())
        : "";
  }

  private static String todo(String reason) {
    return reason.isEmpty() ? "todo" : "todo: " + TestNames.clean(reason);
  }

  private static String reason(Point point, String otherwise) {
    return point.reason().isEmpty() ? otherwise : TestNames.clean(point.reason());
  }

  private static Outcome assertion(String message) {
    return Outcome.failed(FailureKind.ASSERTION, message);
  }

  /** With its YAML block; its message and duration, if it has them, become the test's. */
  static ReportedTest withDiagnostics(ReportedTest test, String yaml) {
    Matcher duration = DURATION.matcher(yaml);
    var took = duration.find() ? millis(duration) : test.took();
    var details = test.details().isEmpty() ? yaml : test.details() + "\n" + yaml;
    return new ReportedTest(test.name(), explained(test, yaml), test.earlier(), took, details);
  }

  private static Outcome explained(ReportedTest test, String yaml) {
    Matcher message = MESSAGE.matcher(yaml);
    boolean bare = test.outcome().equals(assertion("not ok"));
    return bare && message.find() ? assertion(TestNames.clean(message.group(1))) : test.outcome();
  }

  private static Duration millis(Matcher duration) {
    var fraction = duration.group(2) == null ? "" : duration.group(2);
    return Duration.ofNanos((long) (Double.parseDouble(duration.group(1) + fraction) * 1e6));
  }

  /** A child of a parent that is to do or skipped does not fail the run either. */
  static ReportedTest underParent(ReportedTest child, Directive parent, Outcome parentOutcome) {
    boolean forgiven = parent != Directive.NONE && child.outcome().isFailure();
    return forgiven && parentOutcome instanceof Outcome.Skipped
        ? child.withOutcome(parentOutcome)
        : child;
  }

  /** A subtest that is not whole fails its test point, whatever that says. */
  static ReportedTest withSubtest(ReportedTest test, Optional<String> broken) {
    return broken
        .map(what -> test.withOutcome(incomplete("its subtest is not whole: " + what)))
        .orElse(test);
  }

  private static Outcome incomplete(String message) {
    return Outcome.failed(FailureKind.INCOMPLETE, TestNames.bounded(message, 1000));
  }
}
