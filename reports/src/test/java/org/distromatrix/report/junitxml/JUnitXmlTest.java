package org.distromatrix.report.junitxml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.distromatrix.report.Samples;
import org.distromatrix.report.compare.KnownFailures;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;
import org.distromatrix.report.summary.Counting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

class JUnitXmlTest {
  private static final Counting COUNTING = Counting.of(Samples.run());

  @TempDir Path run;

  private Document parsed(CellResult cell) throws Exception {
    var text = JUnitXml.document(cell, COUNTING, run);
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(text)));
  }

  private static Element element(Document document, String tag, String name) {
    var all = document.getElementsByTagName(tag);
    for (int i = 0; i < all.getLength(); i++) {
      var element = (Element) all.item(i);
      if (element.getAttribute("name").equals(name)) {
        return element;
      }
    }
    throw new AssertionError("no " + tag + " named " + name);
  }

  @Test
  void writesTheWholeOfACell() throws Exception {
    var golden = getClass().getResourceAsStream("mixed.xml");
    var expected = golden == null ? "" : new String(golden.readAllBytes(), UTF_8);

    assertThat(JUnitXml.document(Samples.mixed(), COUNTING, run)).isEqualTo(expected);
  }

  @Test
  void countsWhatIsThere() throws Exception {
    var root = parsed(Samples.mixed()).getDocumentElement();

    assertThat(root.getAttribute("tests")).isEqualTo("7");
    assertThat(root.getAttribute("failures")).isEqualTo("2");
    assertThat(root.getAttribute("errors")).isEqualTo("0");
    assertThat(skipped(root)).isEqualTo(1);
  }

  @Test
  void aBrokenImageIsAnError() throws Exception {
    var cell = element(parsed(Samples.broken(Optional.empty())), "testcase", "cell");

    var error = (Element) cell.getElementsByTagName("error").item(0);
    assertThat(error.getAttribute("message"))
        .isEqualTo("infrastructure in image: Cannot reach the mirror: connection refused");
    assertThat(error.getTextContent()).isEqualTo("line 1\nline 2\nhint: set mirror:");
    assertThat(cell.getAttribute("classname")).isEqualTo("opensuse:tumbleweed/nspawn.matrix");
  }

  /** Jenkins' schema has the number at the suites alone. */
  private static int skipped(Element root) {
    assertThat(root.hasAttribute("skipped")).isFalse();
    var suites = root.getElementsByTagName("testsuite");
    return IntStream.range(0, suites.getLength())
        .map(i -> Integer.parseInt(((Element) suites.item(i)).getAttribute("skipped")))
        .sum();
  }

  @Test
  void aSkippedCellIsSkippedItself() throws Exception {
    var document = parsed(Samples.skipped());
    var cell = element(document, "testcase", "cell");

    var skipped = (Element) cell.getElementsByTagName("skipped").item(0);
    assertThat(skipped.getAttribute("message")).isEqualTo("no entitlement for rhel:9");
    assertThat(skipped(document.getDocumentElement())).isEqualTo(3);
  }

  @Test
  void whereItsTestsSkipThemselvesTheCellIsFine() throws Exception {
    var none = Samples.attempt(1, Outcome.skipped("no gpu"), "");
    var cell = Samples.cell("debian:12/nspawn", Samples.test("unit", "gpu", none));

    assertThat(skipped(parsed(cell).getDocumentElement())).isEqualTo(1);
  }

  @Test
  void takesTheEndOfALog() throws Exception {
    var log = run.resolve("cells/debian_13_nspawn_CC=gcc/suites/log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "first\n" + "x".repeat(SuiteXml.ONE_LOG) + "\u0001last ]]> \n");

    var test = element(parsed(Samples.mixed()), "testcase", "gzip <in>");

    assertThat(test.getElementsByTagName("system-out").item(0).getTextContent())
        .startsWith("[cells/debian_13_nspawn_CC=gcc/suites/log]\nxxx")
        .endsWith("xlast ]]> \n")
        .hasSizeLessThan(SuiteXml.ONE_LOG + 100);
  }

  @Test
  void stopsTakingLogsAtItsBound() throws Exception {
    var log = run.resolve("cells/debian_13_nspawn_CC=gcc/suites/log");
    Files.createDirectories(log.getParent());
    Files.writeString(log, "x".repeat(SuiteXml.ONE_LOG));
    var failed = Outcome.failed(FailureKind.ASSERTION, "no");
    var tests = new TestResult[1000];
    for (int i = 0; i < tests.length; i++) {
      tests[i] = Samples.test("unit", "t" + i, Samples.attempt(1, failed, ""));
    }

    assertThat(JUnitXml.document(Samples.cell("debian:12/nspawn", tests), COUNTING, run))
        .hasSizeLessThan(SuiteXml.ALL_LOGS + 1_000_000);
  }

  @Test
  void keepsEveryAttempt() throws Exception {
    var twice =
        Samples.test(
            "s",
            "twice",
            Samples.attempt(1, Outcome.failed(FailureKind.ASSERTION, "one"), "first"),
            Samples.attempt(2, Outcome.failed(FailureKind.SIGNAL, "two"), "second"));
    var test = element(parsed(Samples.cell("debian:12/nspawn", twice)), "testcase", "twice");

    assertThat(test.getElementsByTagName("error").item(0).getTextContent()).isEqualTo("first");
    var rerun = (Element) test.getElementsByTagName("rerunFailure").item(0);
    assertThat(rerun.getAttribute("message")).isEqualTo("two");
    assertThat(rerun.getAttribute("type")).isEqualTo("signal");
    assertThat(rerun.getTextContent().strip()).isEqualTo("second");
  }

  @Test
  void writesAFileForEachCell() throws Exception {
    var target = run.resolve("junit");

    JUnitXml.writeAll(Samples.run(Samples.mixed(), Samples.broken(Optional.empty())), run, target);

    assertThat(target.resolve("debian_13_nspawn_CC=gcc.xml")).isRegularFile();
    assertThat(target.resolve("opensuse_tumbleweed_nspawn.xml")).isRegularFile();
  }

  @Test
  void aKnownFailureIsAFailureWithAProperty() throws Exception {
    var cell = Samples.mixed();
    var measured = KnownFailures.of(Samples.run(cell)).measure(Samples.run(cell));

    var text = JUnitXml.document(cell, Counting.of(measured), run);

    var known =
        """
              <property name="matrix.known-failure.gzip &lt;in&gt;" value="20260131-120000"/>
              </properties>""";
    assertThat(text.replaceAll("(?m)^ +", "")).contains(known.replaceAll("(?m)^ +", ""));
    assertThat(text.split("matrix.known-failure", -1)).hasSize(3);
  }
}
