package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.Test;

class TapParserTest {
  private final List<ReportedTest> tests = new ArrayList<>();

  private ScriptVerdict parse(String tap) {
    tests.clear();
    var parser = new TapParser(tests::add);
    tap.lines().forEach(parser::line);
    return parser.end();
  }

  private static ReportedTest passed(String name) {
    return ReportedTest.of(name, Outcome.passed());
  }

  private static ReportedTest failed(String name) {
    return ReportedTest.of(name, Outcome.failed(FailureKind.ASSERTION, "not ok"));
  }

  private static ReportedTest skipped(String name, String reason) {
    return ReportedTest.of(name, Outcome.skipped(reason));
  }

  private static ScriptVerdict incomplete(String message, int tests, int failures) {
    return ScriptVerdict.broken(FailureKind.INCOMPLETE, message, tests, failures);
  }

  private static ScriptVerdict noResult(String message, int tests, int failures) {
    return ScriptVerdict.broken(FailureKind.NO_RESULT, message, tests, failures);
  }

  @Test
  void leadingPlan() {
    var verdict = parse("TAP version 14\n1..3\nok 1 - first\nnot ok 2 - second\nok 3 third\n");

    assertThat(tests).containsExactly(passed("first"), failed("second"), passed("third"));
    assertThat(verdict).isEqualTo(ScriptVerdict.complete(3, 1));
  }

  @Test
  void trailingPlanWithoutVersion() {
    assertThat(parse("ok 1 - a\nok 2 - b\n1..2")).isEqualTo(ScriptVerdict.complete(2, 0));
    assertThat(tests).containsExactly(passed("a"), passed("b"));
  }

  @Test
  void numbersAreCountedWhereTheyAreMissing() {
    assertThat(parse("1..4\nok\nok - named\nok 3\nnot ok")).isEqualTo(ScriptVerdict.complete(4, 1));
    assertThat(tests)
        .containsExactly(passed("test 1"), passed("named"), passed("test 3"), failed("test 4"));
  }

  @Test
  void anyOrderWillDo() {
    assertThat(parse("1..3\nok 2\nok 3\nok 1")).isEqualTo(ScriptVerdict.complete(3, 0));
  }

  @Test
  void planCutShortNamesWhatIsMissing() {
    assertThat(parse("1..9\nok 1\nok 2\nok 4\nnot ok 7\n"))
        .isEqualTo(incomplete("planned 1..9, missing 3, 5-6, 8-9", 4, 1));
  }

  @Test
  void manyGapsAreNotAllListed() {
    assertThat(parse("1..99\nok 2\nok 4\nok 6\nok 8\nok 10\nok 12"))
        .isEqualTo(incomplete("planned 1..99, missing 1, 3, 5, 7, 9, ...", 6, 0));
  }

  @Test
  void hugePlanCostsNothing() {
    assertThat(parse("1..999999999999999999\nok 1"))
        .isEqualTo(incomplete("planned 1..999999999999999999, missing 2-999999999999999999", 1, 0));
  }

  @Test
  void noPlanIsNoResult() {
    assertThat(parse("ok 1\nok 2"))
        .isEqualTo(noResult("printed 2 tests but no TAP plan: some may be missing", 2, 0));
    assertThat(tests).hasSize(2);
  }

  @Test
  void nothingAtAllIsNoResult() {
    assertThat(parse("Segmentation fault\n"))
        .isEqualTo(noResult("printed no TAP plan and no test", 0, 0));
  }

  @Test
  void repeatedNumbers() {
    assertThat(parse("1..2\nok 1 - a\nok 1 - b\n"))
        .isEqualTo(incomplete("planned 1..2, missing 2; test 1 was reported twice", 2, 0));
  }

  @Test
  void testsOutsideThePlan() {
    assertThat(parse("1..3\nok 2\nok 4\nok 1"))
        .isEqualTo(incomplete("planned 1..3, missing 3; test 4 is outside the plan 1..3", 3, 0));
    assertThat(parse("1..0\nok 1")).isEqualTo(incomplete("test 1 is outside the plan 1..0", 1, 0));
    assertThat(parse("1..1\nok 0\nok 1"))
        .isEqualTo(incomplete("test 0 is outside the plan 1..1", 2, 0));
  }

  @Test
  void plansThatDiffer() {
    assertThat(parse("1..1\nok 1\n1..1")).isEqualTo(ScriptVerdict.complete(1, 0));
    assertThat(parse("1..2\nok 1\n1..1"))
        .isEqualTo(incomplete("plans that differ were printed", 1, 0));
  }

  @Test
  void skipsAllWithAReason() {
    assertThat(parse("1..0 # SKIP no display")).isEqualTo(ScriptVerdict.skippedAll("no display"));
    assertThat(parse("1..0 # Skipped: no display"))
        .isEqualTo(ScriptVerdict.skippedAll("no display"));
    assertThat(parse("1..0 # no display")).isEqualTo(ScriptVerdict.skippedAll("no display"));
    assertThat(parse("1..0")).isEqualTo(ScriptVerdict.skippedAll("no tests planned"));
  }

  @Test
  void bailOut() {
    assertThat(parse("1..9\nok 1 - a\nBail out! No database.\nok 2 - never"))
        .isEqualTo(incomplete("Bail out! No database.", 1, 0));
    assertThat(tests).containsExactly(passed("a"));
    assertThat(parse("bail OUT!")).isEqualTo(incomplete("Bail out!", 0, 0));
  }

  @Test
  void directives() {
    parse(
        """
        1..9
        ok 1 - a # SKIP no tty
        ok 2 - b # skipped: no tty
        ok 3 # skip
        not ok 4 - c # SKIP ignored
        not ok 5 - d # TODO later
        not ok 6 - e # todo
        ok 7 - see https://example.com/page.html#skip here
        ok 8 - f \\# SKIP it
        ok 9 - g \\\\ # Skip a \\# b
        """);

    assertThat(tests)
        .containsExactly(
            skipped("a", "no tty"),
            skipped("b", "no tty"),
            skipped("test 3", "skipped"),
            skipped("c", "ignored"),
            skipped("d", "todo: later"),
            skipped("e", "todo"),
            passed("see https://example.com/page.html#skip here"),
            passed("f # SKIP it"),
            skipped("g \\", "a # b"));
  }

  @Test
  void aTodoThatPassesPassesAndSaysSo() {
    assertThat(parse("1..1\nok 1 - a # TODO later")).isEqualTo(ScriptVerdict.complete(1, 0));
    assertThat(tests)
        .containsExactly(passed("a").withDetails("passed, though marked as todo: later"));
  }

  @Test
  void unknownDirectivesBelongToTheDescription() {
    parse("1..2\nok 1 - hello # description # todo\nok 2 - #2 works");

    assertThat(tests).containsExactly(passed("hello # description # todo"), passed("#2 works"));
  }

  @Test
  void timeOfNodeTap() {
    parse("1..1\nok 1 - quick # time=12.5ms");

    assertThat(tests)
        .containsExactly(
            new ReportedTest(
                "quick", Outcome.passed(), List.of(), Duration.ofNanos(12_500_000), ""));
  }

  @Test
  void diagnosticsBelongToTheTestBefore() {
    var verdict =
        parse(
            """
            TAP version 14
            1..3
            not ok 1 - resolve
              ---
              message: 'no such host'
              duration_ms: 1500
              at:
                line: 142

              text: |
                ok 9 - not a test
              ...
            ok 2 - next
              ---
              bare: true
              ...
            not ok 3 - bare
            """);

    assertThat(tests)
        .containsExactly(
            new ReportedTest(
                "resolve",
                Outcome.failed(FailureKind.ASSERTION, "no such host"),
                List.of(),
                Duration.ofMillis(1500),
                """
                message: 'no such host'
                duration_ms: 1500
                at:
                  line: 142

                text: |
                  ok 9 - not a test"""),
            passed("next").withDetails("bare: true"),
            failed("bare"));
    assertThat(verdict).isEqualTo(ScriptVerdict.complete(3, 2));
  }

  @Test
  void anUnfinishedDiagnosticBlockLosesNoTest() {
    assertThat(parse("1..2\nnot ok 1 - a\n  ---\n  x: [\nok 2 - b"))
        .isEqualTo(ScriptVerdict.complete(2, 1));
    assertThat(tests).containsExactly(failed("a").withDetails("x: ["), passed("b"));
  }

  @Test
  void commentedSubtests() {
    var verdict =
        parse(
            """
            TAP version 14
            1..2
            # Subtest: foo.tap
                1..2
                ok 1
                ok 2 - this passed
            ok 1 - foo.tap
            # Subtest: bar.tap
                ok 1 - a bar
                not ok 2 - open
                  ---
                  wanted: true
                  ...
                ok 3 - bears # TODO
                1..3
            not ok 2 - bar.tap
              ---
              fail: 1
              ...
            """);

    assertThat(tests)
        .containsExactly(
            passed("foo.tap/test 1"),
            passed("foo.tap/this passed"),
            passed("foo.tap"),
            passed("bar.tap/a bar"),
            failed("bar.tap/open").withDetails("wanted: true"),
            passed("bar.tap/bears").withDetails("passed, though marked as todo"),
            failed("bar.tap").withDetails("fail: 1"));
    assertThat(verdict).isEqualTo(ScriptVerdict.complete(2, 2));
  }

  @Test
  void bareAndNestedSubtests() {
    var verdict =
        parse(
            """
                    ok 1 - twice
                    1..1
                ok 1 - parent
                1..1
            ok 1 - top
            1..1
            """);

    assertThat(tests)
        .containsExactly(passed("top/parent/twice"), passed("top/parent"), passed("top"));
    assertThat(verdict).isEqualTo(ScriptVerdict.complete(1, 0));
  }

  @Test
  void aSubtestThatIsNotWholeFailsItsParent() {
    assertThat(parse("1..1\n    1..3\n    ok 1 - a\nok 1 - p"))
        .isEqualTo(ScriptVerdict.complete(1, 1));
    assertThat(tests)
        .containsExactly(
            passed("p/a"),
            ReportedTest.of(
                "p",
                Outcome.failed(
                    FailureKind.INCOMPLETE,
                    "its subtest is not whole: planned 1..3, missing 2-3")));
  }

  @Test
  void aParentToDoForgivesItsChildren() {
    assertThat(parse("1..1\n    1..1\n    not ok 1 - a\nnot ok 1 - p # TODO later"))
        .isEqualTo(ScriptVerdict.complete(1, 0));
    assertThat(tests).containsExactly(skipped("p/a", "todo: later"), skipped("p", "todo: later"));
  }

  @Test
  void aFailedChildOfAPassedParentStaysFailed() {
    assertThat(parse("1..1\n    1..1\n    not ok 1 - a\nok 1 - p"))
        .isEqualTo(ScriptVerdict.complete(1, 1));
    assertThat(tests).containsExactly(failed("p/a"), passed("p"));
  }

  @Test
  void aSubtestWithoutItsTestPoint() {
    assertThat(parse("1..1\nok 1 - a\n# Subtest: open\n    not ok 1 - b\n    1..1"))
        .isEqualTo(incomplete("the subtest 'open' has no closing test point", 1, 1));
    assertThat(tests).containsExactly(passed("a"), failed("open/b"));
  }

  @Test
  void aBailOutInASubtestEndsAll() {
    assertThat(parse("1..2\n    ok 1 - a\n    Bail out! gone\nok 1 - p\nok 2 - q"))
        .isEqualTo(incomplete("Bail out! gone", 0, 0));
    assertThat(tests).containsExactly(passed("subtest/a"));
  }

  @Test
  void otherOutputIsNotTap() {
    assertThat(parse("1..1\nokay then\nnot okay\nmake[1]: ok\n  ok 2 - odd\n\nok 1 - a\n# done"))
        .isEqualTo(ScriptVerdict.complete(1, 0));
    assertThat(tests).containsExactly(passed("a"));
  }

  @Test
  void strictness() {
    assertThat(parse("pragma +strict\n1..1\nnoise\nok 1"))
        .isEqualTo(incomplete("not TAP, under pragma +strict: noise", 1, 0));
    assertThat(parse("pragma +strict\n1..1\npragma -strict\nnoise\nok 1"))
        .isEqualTo(ScriptVerdict.complete(1, 0));
    assertThat(parse("pragma -strict\n    1..1\n    pragma +strict\n    ok 1\nok 1\nnoise\n1..1"))
        .isEqualTo(ScriptVerdict.complete(1, 0));
  }

  @Test
  void namesAreOneBoundedLine() {
    parse("1..2\nok 1 - a\u001b[31mred\u0007\tb\nok 2 - " + "x".repeat(5000));

    assertThat(tests.get(0).name()).isEqualTo("a\uFFFD[31mred\uFFFD b");
    assertThat(tests.get(1).name()).isEqualTo("x".repeat(199) + "…");
  }

  @Test
  void aHundredThousandTests() {
    var tap = new StringBuilder("1..100000\n");
    for (int i = 1; i <= 100_000; i++) {
      tap.append("ok ").append(i).append(" - t\n");
    }
    assertThat(parse(tap.toString())).isEqualTo(ScriptVerdict.complete(100_000, 0));
    assertThat(tests).hasSize(100_000);
  }

  @Test
  void endlessTestsAreCutOff() {
    var parser = new TapParser(tests::add);
    for (int i = 0; i < TapParser.MAX_TESTS + 5; i++) {
      parser.line("ok");
    }
    parser.line("1.." + (TapParser.MAX_TESTS + 5));

    assertThat(parser.end().problem().orElseThrow().message())
        .isEqualTo("more than 200000 tests were reported");
    assertThat(tests).hasSize(TapParser.MAX_TESTS);
  }

  @Test
  void bytesThatAreNotUtf8() {
    var parser = new TapParser(tests::add);
    var lines = new LineSplitter(parser::line);
    var bytes = "1..1\r\nok 1 - caf\u00e9\r\n".getBytes(StandardCharsets.ISO_8859_1);
    for (byte b : bytes) {
      lines.accept(new byte[] {b}, 1);
    }
    lines.end();

    assertThat(parser.end()).isEqualTo(ScriptVerdict.complete(1, 0));
    assertThat(tests).containsExactly(passed("caf\uFFFD"));
  }
}
