package org.distromatrix.report.allure;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.qameta.allure.FileSystemResultsWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.distromatrix.report.log.LogTails;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.summary.Counting;
import org.distromatrix.report.testcase.TestCase;

/** Writes a folder that {@code allure generate} and {@code allure serve} read. */
public final class AllureResults {
  /** Bytes attached of one log: its end. */
  private static final int ONE_LOG = 256 * 1024;

  /** Bytes attached of all logs. */
  private static final long ALL_LOGS = 256L << 20;

  private final FileSystemResultsWriter writer;
  private final LogTails tails;
  private final Counting counting;

  private AllureResults(Path target, Path runFolder, Counting counting) {
    this.counting = counting;
    this.writer = new FileSystemResultsWriter(target);
    this.tails = new LogTails(runFolder, ONE_LOG, ALL_LOGS);
  }

  /**
   * Writes all of a run.
   *
   * @param runFolder what the paths of logs start from
   * @param target the folder, which is made; what it holds goes
   */
  public static void write(RunResult run, Path runFolder, Path target) throws IOException {
    empty(target);
    AllureResults results = new AllureResults(target, runFolder, Counting.of(run));
    for (CellResult cell : run.cells()) {
      results.write(cell);
    }
    Files.writeString(
        target.resolve("environment.properties"),
        "project=%s\nrun=%s\ndistro-matrix=%s\n".formatted(run.project(), run.id(), run.version()));
  }

  /** Results of another time would be read as further ones. */
  private static void empty(Path target) throws IOException {
    Files.createDirectories(target);
    try (Stream<Path> old = Files.list(target)) {
      for (Path file : old.toList()) {
        Files.delete(file);
      }
    }
  }

  private void write(CellResult cell) throws IOException {
    for (var suite : TestCase.suites(cell).entrySet()) {
      for (TestCase test : suite.getValue()) {
        write(cell, suite.getKey(), test);
      }
    }
  }

  /** Every attempt is a result; Allure shows those before the last as retries. */
  private void write(CellResult cell, String suite, TestCase test) throws IOException {
    boolean known = counting.knownIn(cell, test.subject()).isPresent();
    for (Attempt attempt : test.attempts()) {
      AttemptResult result = new AttemptResult(cell, suite, test, attempt, known);
      writer.write(result.result(attached(attempt.log())));
    }
  }

  /** The name that a log's end was written under. */
  private Optional<String> attached(String log) throws IOException {
    Optional<LogTails.Tail> tail = tails.of(log);
    if (tail.isEmpty()) {
      return Optional.empty();
    }
    String cut =
        tail.get().leftOut() == 0
            ? ""
            : "[%d bytes before this are in %s]\n".formatted(tail.get().leftOut(), log);
    String name = UUID.randomUUID() + "-attachment.txt";
    writer.write(name, new ByteArrayInputStream((cut + tail.get().text()).getBytes(UTF_8)));
    return Optional.of(name);
  }
}
