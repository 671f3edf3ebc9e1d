package org.distromatrix.cli.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.distromatrix.report.compare.Comparison;
import org.distromatrix.report.compare.KnownFailures;
import org.distromatrix.report.model.Attempt;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.FailureKind;
import org.distromatrix.report.model.InstalledPackage;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.Phase;
import org.distromatrix.report.model.PhaseTiming;
import org.distromatrix.report.model.RunResult;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.Test;

class ComparisonLinesTest {
  private static final ViewSettings SETTINGS = new ViewSettings("matrix", "", "R", false, false);
  private static final Outcome PASSED = Outcome.passed();
  private static final Outcome FAILED = Outcome.failed(FailureKind.ASSERTION, "exit\nstatus 1");

  private static TestResult test(String name, Outcome outcome, long seconds) {
    var attempt =
        new Attempt(1, outcome, Instant.EPOCH, Duration.ofSeconds(seconds), "log of " + name, "");
    return new TestResult("unit", name, List.of(attempt));
  }

  private static CellResult cell(String id, List<String> packages, TestResult... tests) {
    return new CellResult(
        id,
        id.replaceAll("[:/]", "_"),
        "Debian",
        "13",
        "x86-64",
        "nspawn",
        Map.of(),
        Optional.empty(),
        List.of(
            new PhaseTiming(
                Phase.BOOT,
                Instant.EPOCH,
                Duration.ofSeconds(1 + packages.size()),
                Duration.ZERO,
                false)),
        List.of(tests),
        List.of(),
        Optional.empty(),
        packages.stream()
            .map(p -> p.split("=", 2))
            .map(p -> new InstalledPackage(p[0], p[1], "amd64", ""))
            .toList(),
        Map.of(),
        List.of());
  }

  private static RunResult run(String id, boolean complete, CellResult... cells) {
    return new RunResult(
        id,
        "tally",
        "1",
        Instant.EPOCH,
        Duration.ofSeconds(3),
        complete,
        List.of(),
        List.of(cells));
  }

  @Test
  void cellByCellAndThoseWithoutAChangeInOneLine() {
    var before =
        run(
            "A",
            false,
            cell("a", List.of("libc6=1"), test("x", PASSED, 1), test("y", FAILED, 1)),
            cell("b", List.of(), test("x", PASSED, 1)),
            cell("c", List.of(), test("x", PASSED, 1)));
    var after =
        run(
            "B",
            true,
            cell("a", List.of("jq=1", "libc6=2"), test("x", FAILED, 1), test("y", PASSED, 1)),
            cell("b", List.of(), test("x", PASSED, 1)),
            cell("d", List.of(), test("x", PASSED, 1)));

    assertThat(ComparisonLines.render(Comparison.of(before, after), SETTINGS))
        .isEqualTo(
            """
            tally: A -> B
            Run A is incomplete: it ended before it was done, and is compared as far as it came.

            a
              NEW FAILURE unit/x: exit / status 1
              fixed unit/y: exit / status 1
              slower phase boot: 2.00 s -> 3.00 s
              packages:
                + jq 1
                libc6 1 -> 2

            d (new)

            c (gone)

            unchanged: b

            1 new failure, 1 fixed, 1 slower phase, 2 package differences; 4 cells, 1 unchanged, 1 new, 1 gone
            """);
  }

  @Test
  void failuresOfACellThatMayFailAreMarked() {
    var before = run("A", true, cell("a", List.of(), test("x", PASSED, 1), test("y", FAILED, 1)));
    var failing = cell("a", List.of(), test("x", FAILED, 1), test("y", FAILED, 1));

    assertThat(
            ComparisonLines.render(
                Comparison.of(before, run("B", true, allowed(failing))), SETTINGS))
        .isEqualTo(
            """
            tally: A -> B

            a
              new failure (allowed) unit/x: exit / status 1
              still failing (allowed) unit/y: exit / status 1

            1 new failure (allowed), 1 still failing (allowed); 1 cell
            """);
  }

  private static CellResult allowed(CellResult cell) {
    return cell.change().allowedFailure(Optional.of("upstream bug 123")).result();
  }

  @Test
  void longListsAreCutAndSaySo() {
    var packages = IntStream.range(0, 45).mapToObj(i -> "p" + (10 + i) + "=1").toList();
    var more = Stream.concat(Stream.of("base=1"), packages.stream()).toList();
    var unchanged =
        IntStream.range(0, 12)
            .mapToObj(i -> cell("u" + (10 + i), List.of(), test("x", PASSED, 1)))
            .toList();
    var cells = Stream.concat(Stream.of(cell("a", more)), unchanged.stream());
    var before =
        run(
            "A",
            true,
            Stream.concat(Stream.of(cell("a", List.of("base=1"))), unchanged.stream())
                .toArray(CellResult[]::new));

    var text =
        ComparisonLines.render(
            Comparison.of(before, run("B", true, cells.toArray(CellResult[]::new))), SETTINGS);

    assertThat(text)
        .contains(
            "    + p49 1\n    ... and 5 more (--json has all)\n",
            "unchanged: u10, u11, u12, u13, u14, u15, u16, u17, u18, u19 and 2 more\n");
  }

  @Test
  void aRunWhoseFailuresAreAllKnownHasPassed() {
    var before = run("A", true, cell("a", List.of(), test("x", FAILED, 1), test("y", FAILED, 1)));
    var after = run("B", true, cell("a", List.of(), test("x", FAILED, 1), test("y", PASSED, 1)));

    assertThat(Summary.render(KnownFailures.of(before).measure(after), SETTINGS))
        .startsWith(
            """
            failed (known: also in baseline A) a//unit/x
              cause: exit / status 1
              log: R/log of x

            baseline A: 1 known failure, 1 fixed
              fixed a//unit/y

            cell  unit          checks  result
            a     1 FAIL, 1 ok  -       failed (known)
            """)
        .contains("PASSED: 1 cell (1 failed); 2 tests (1 passed, 1 failed); 3.00 s\n");
  }
}
