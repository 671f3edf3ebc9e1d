package org.distromatrix.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JUnitXmlParserTest {
  private final List<ReportedTest> tests = new ArrayList<>();
  private final JUnitXmlParser parser = new JUnitXmlParser(tests::add);

  private void parse(String xml) throws UnreadableResults {
    parser.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }

  private static Outcome failure(String message) {
    return Outcome.failed(FailureKind.ASSERTION, message);
  }

  @Test
  void readsEveryKindOfOutcome() throws UnreadableResults {
    parse(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <testsuites name="all">
          <properties><property name="a" value="b"/></properties>
          <testsuite name="io" tests="4">
            <testcase classname="Io" name="reads" time="0.250"/>
            <testcase classname="Io" name="writes" time="1,234.5">
              <failure message="expected 1&#10;got 2" type="AssertionError">at Io.java:7
        at Main.java:1</failure>
              <system-out><![CDATA[opened <file>]]></system-out>
            </testcase>
            <testcase name="closes"><error type="OOM"/></testcase>
            <testsuite name="nested">
              <testcase name="waits"><skipped message="no tty"/></testcase>
              <testcase name="blocks"><skipped/></testcase>
            </testsuite>
          </testsuite>
        </testsuites>
        """);

    assertThat(tests)
        .containsExactly(
            new ReportedTest("Io/reads", Outcome.passed(), List.of(), Duration.ofMillis(250), ""),
            new ReportedTest(
                "Io/writes",
                failure("expected 1"),
                List.of(),
                Duration.ofMillis(1_234_500),
                "at Io.java:7\nat Main.java:1\nopened <file>"),
            ReportedTest.of("io/closes", failure("error: OOM")),
            ReportedTest.of("nested/waits", Outcome.skipped("no tty")),
            ReportedTest.of("nested/blocks", Outcome.skipped("skipped")));
    assertThat(parser.count()).isEqualTo(5);
  }

  @Test
  void rerunsAreEarlierAttempts() throws UnreadableResults {
    parse(
        """
        <testsuite name="s">
          <testcase name="flaky">
            <flakyFailure message="once"><stackTrace>at A</stackTrace></flakyFailure>
            <flakyError message="twice"/>
          </testcase>
          <testcase name="hopeless">
            <failure message="first"/><rerunFailure message="second"/><rerunError message="third"/>
          </testcase>
        </testsuite>
        """);

    assertThat(tests)
        .containsExactly(
            new ReportedTest(
                "s/flaky",
                Outcome.passed(),
                List.of(failure("once"), failure("error: twice")),
                Duration.ZERO,
                "at A\ntwice"),
            new ReportedTest(
                "s/hopeless",
                failure("error: third"),
                List.of(failure("first"), failure("second")),
                Duration.ZERO,
                "first\nsecond\nthird"));
  }

  @Test
  void aFileThatIsCutKeepsWhatCameBefore() {
    assertThatThrownBy(
            () -> parse("<testsuite name='s'>\n<testcase name='a'/>\n<testcase name='b'>\n"))
        .isInstanceOf(UnreadableResults.class)
        .hasMessage(
            "is not well-formed XML (line 4, column 1): XML document structures must start and"
                + " end within the same entity.");
    assertThat(tests).containsExactly(ReportedTest.of("s/a", Outcome.passed()));
  }

  @Test
  void controlCharactersAreNotXml() {
    assertThatThrownBy(() -> parse("<testsuite><testcase name='a\u001b'/></testsuite>"))
        .isInstanceOf(UnreadableResults.class)
        .hasMessageStartingWith("is not well-formed XML (line 1, column ");
  }

  @Test
  void otherXml() {
    assertThatThrownBy(() -> parse("<html/>")).hasMessage("is not JUnit XML: its root is <html>");
    assertThatThrownBy(() -> parse("")).hasMessageStartingWith("is not well-formed XML");
  }

  @Test
  void documentTypesAreRefused(@TempDir Path folder) {
    var bomb =
        "<!DOCTYPE t [<!ENTITY a 'x'><!ENTITY b SYSTEM 'file:///etc/passwd'>]>"
            + "<testsuite><testcase name='n'><failure>&b;</failure></testcase></testsuite>";

    assertThatThrownBy(() -> parse(bomb)).hasMessage("has a DOCTYPE");
    assertThatThrownBy(() -> parser.parse(folder.resolve("none.xml")))
        .isInstanceOf(UnreadableResults.class)
        .hasMessageStartingWith("cannot be read: ");
    assertThat(tests).isEmpty();
  }

  @Test
  void depthIsBounded() {
    assertThatThrownBy(() -> parse("<testsuite>".repeat(65) + "</testsuite>".repeat(65)))
        .hasMessage("is nested deeper than 64");
    var deep = "<a>".repeat(70) + "</a>".repeat(70);
    assertThatThrownBy(
            () -> parse("<testsuite><testcase name='n'>" + deep + "</testcase></testsuite>"))
        .hasMessage("is nested deeper than 64");
  }

  @Test
  void longTextIsBounded() throws UnreadableResults {
    parse(
        "<testsuite><testcase name='n'><failure message='m'>"
            + "x".repeat(500_000)
            + "</failure></testcase></testsuite>");

    assertThat(tests.get(0).details()).hasSizeLessThanOrEqualTo(JUnitTestCase.MAX_DETAILS);
  }
}
