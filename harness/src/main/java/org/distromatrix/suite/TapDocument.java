package org.distromatrix.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.distromatrix.suite.TapLine.Directive;
import org.distromatrix.suite.TapLine.Point;
import org.jspecify.annotations.Nullable;

/**
 * One TAP document: the stream itself, or a subtest, which is a document indented by four blanks
 * that ends with a test point of its parent.
 */
final class TapDocument {
  private static final String INDENT = "    ";
  private static final int MAX_DEPTH = 32;
  private static final int MAX_PROBLEMS = 10;

  private final Consumer<ReportedTest> tests;
  private final TapBudget budget;
  private final int depth;
  private final TapNumbers numbers = new TapNumbers();
  private final TapDiagnostics diagnostics = new TapDiagnostics();
  private final List<String> problems = new ArrayList<>();
  private final List<ReportedTest> children = new ArrayList<>();
  private @Nullable TapDocument subtest;
  private @Nullable ReportedTest pending;
  private String subtestName = "";
  private @Nullable String bailedOut;
  private boolean strict;
  private boolean overflowed;
  private int failures;

  TapDocument(Consumer<ReportedTest> tests, TapBudget budget, int depth) {
    this.tests = tests;
    this.budget = budget;
    this.depth = depth;
  }

  void line(String line) {
    if (bailedOut != null || diagnostics.take(line, pending != null)) {
      return;
    }
    if (line.startsWith(INDENT) && takenBySubtest(line.substring(INDENT.length()))) {
      return;
    }
    take(TapLine.parse(line));
  }

  private boolean takenBySubtest(String line) {
    if (subtest == null && (depth >= MAX_DEPTH || !opensDocument(line))) {
      return false;
    }
    if (subtest == null) {
      flush();
      subtest = new TapDocument(children::add, budget, depth + 1);
    }
    subtest.line(line);
    subtest.bailedOut().ifPresent(reason -> bailedOut = reason);
    return true;
  }

  private static boolean opensDocument(String line) {
    if (line.startsWith(INDENT)) {
      return opensDocument(line.substring(INDENT.length()));
    }
    var parsed = TapLine.parse(line);
    return !(parsed instanceof TapLine.Other
        || parsed instanceof TapLine.Blank
        || parsed instanceof TapLine.Comment);
  }

  private void take(TapLine line) {
    if (line instanceof Point point) {
      point(point);
    } else if (line instanceof TapLine.Plan plan) {
      numbers.plan(plan);
    } else if (line instanceof TapLine.BailOut bailOut) {
      flush();
      bailedOut = ("Bail out! " + TestNames.oneLine(bailOut.reason())).strip();
    } else if (line instanceof TapLine.Pragma pragma) {
      strict = pragma.key().equals("strict") ? pragma.on() : strict;
    } else if (line instanceof TapLine.Comment comment && comment.text().startsWith("Subtest: ")) {
      subtestName = TestNames.clean(comment.text().substring("Subtest: ".length()));
    } else if (line instanceof TapLine.Other other && strict) {
      problem("not TAP, under pragma +strict: " + TestNames.clean(other.text()));
    }
  }

  private void point(Point point) {
    flush();
    long number = numbers.count(point.number());
    if (!budget.take()) {
      overflow();
      return;
    }
    var description = TestNames.clean(point.description());
    var name = description.isEmpty() ? "test " + number : description;
    var test = TapOutcomes.test(name, point);
    pending = subtest == null ? test : closeSubtest(subtest, test, point.directive());
  }

  private ReportedTest closeSubtest(TapDocument open, ReportedTest test, Directive directive) {
    open.end();
    var broken = open.whatIsWrong();
    emitChildren(test.name(), child -> TapOutcomes.underParent(child, directive, test.outcome()));
    return directive == Directive.NONE ? TapOutcomes.withSubtest(test, broken) : test;
  }

  private void emitChildren(
      String parent, java.util.function.UnaryOperator<ReportedTest> judgement) {
    children.forEach(child -> emit(judgement.apply(child.below(parent))));
    children.clear();
    subtest = null;
    subtestName = "";
  }

  /** Hands on the test point whose diagnostics may still have been to come. */
  private void flush() {
    var text = diagnostics.collected();
    if (pending != null) {
      emit(text.isEmpty() ? pending : TapOutcomes.withDiagnostics(pending, text));
      pending = null;
    }
  }

  private void emit(ReportedTest test) {
    failures += test.outcome().isFailure() ? 1 : 0;
    tests.accept(test);
  }

  private void overflow() {
    if (!overflowed) {
      problem("more than " + TapParser.MAX_TESTS + " tests were reported");
    }
    overflowed = true;
  }

  private void problem(String problem) {
    if (problems.size() < MAX_PROBLEMS) {
      problems.add(problem);
    }
  }

  /** Ends it: what is still open is closed, and an unfinished subtest is a problem. */
  void end() {
    flush();
    if (subtest != null) {
      subtest.end();
      var name = subtestName.isEmpty() ? "subtest" : subtestName;
      problem("the subtest '" + name + "' has no closing test point");
      emitChildren(name, test -> test);
    }
  }

  private Optional<String> whatIsWrong() {
    if (!numbers.planned()) {
      return Optional.of("it has no plan");
    }
    var all = problems();
    return all.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", all));
  }

  List<String> problems() {
    var all = new ArrayList<>(numbers.problems());
    all.addAll(problems);
    return all;
  }

  TapNumbers numbers() {
    return numbers;
  }

  Optional<String> bailedOut() {
    return Optional.ofNullable(bailedOut);
  }

  int failures() {
    return failures;
  }
}
