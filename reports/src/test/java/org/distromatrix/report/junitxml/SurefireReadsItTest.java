package org.distromatrix.report.junitxml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger;
import org.apache.maven.plugins.surefire.report.ReportTestCase;
import org.apache.maven.plugins.surefire.report.ReportTestSuite;
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser;
import org.distromatrix.report.Samples;
import org.distromatrix.report.model.CellResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Maven's own reader of JUnit XML understands ours. */
class SurefireReadsItTest {
  @TempDir private Path folder;

  private List<ReportTestSuite> read(CellResult cell) throws Exception {
    JUnitXml.writeAll(Samples.run(cell), folder, folder);
    Path file = folder.resolve(cell.folder() + ".xml");
    try (InputStreamReader reader = new InputStreamReader(Files.newInputStream(file), UTF_8)) {
      return new TestSuiteXmlParser(new NullConsoleLogger()).parse(reader);
    }
  }

  @Test
  void countsTheSame() throws Exception {
    List<ReportTestSuite> suites = read(Samples.mixed());

    assertThat(suites)
        .extracting(
            suite ->
                "%s: %d tests, %d failures, %d errors, %d skipped, %d flakes"
                    .formatted(
                        suite.getFullClassName(),
                        suite.getNumberOfTests(),
                        suite.getNumberOfFailures(),
                        suite.getNumberOfErrors(),
                        suite.getNumberOfSkipped(),
                        suite.getNumberOfFlakes()))
        .filteredOn(line -> !line.contains(": 0 tests")) // it has each class as a suite, too
        .containsExactly(
            "debian:13/nspawn/CC=gcc.smoke: 2 tests, 1 failures, 0 errors, 0 skipped, 0 flakes",
            "debian:13/nspawn/CC=gcc.unit: 2 tests, 0 failures, 0 errors, 1 skipped, 1 flakes",
            "debian:13/nspawn/CC=gcc.matrix: 3 tests, 1 failures, 0 errors, 0 skipped, 0 flakes");
  }

  @Test
  void seesFailuresAndTheirMessages() throws Exception {
    List<ReportTestCase> failed =
        read(Samples.broken(Optional.empty())).stream()
            .flatMap(suite -> suite.getTestCases().stream())
            .filter(ReportTestCase::hasError)
            .toList();

    assertThat(failed)
        .singleElement()
        .satisfies(
            test -> {
              assertThat(test.getName()).isEqualTo("cell");
              assertThat(test.getFailureMessage())
                  .isEqualTo(
                      "infrastructure in image: Cannot reach the mirror: connection refused");
            });
  }
}
