package org.distromatrix.report.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.report.Samples.attempt;
import static org.distromatrix.report.Samples.broken;
import static org.distromatrix.report.Samples.cell;
import static org.distromatrix.report.Samples.test;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.distromatrix.report.Samples;
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

class ComparisonTest {
  private static final String ID = "debian:12/nspawn";
  private static final Outcome PASSED = Outcome.passed();
  private static final Outcome FAILED = Outcome.failed(FailureKind.ASSERTION, "exit status 1");
  private static final Outcome SKIPPED = Outcome.skipped("needs a vm");

  private static TestResult one(String name, Outcome... outcomes) {
    var attempts = new Attempt[outcomes.length];
    for (int i = 0; i < outcomes.length; i++) {
      attempts[i] = attempt(i + 1, outcomes[i], "");
    }
    return test("unit", name, attempts);
  }

  private static TestResult took(String name, long millis) {
    var attempt = new Attempt(1, PASSED, Samples.START, Duration.ofMillis(millis), "", "");
    return test("unit", name, attempt);
  }

  private static List<String> changes(CellResult before, CellResult after) {
    return Comparison.of(Samples.run(before), Samples.run(after)).cells().get(0).results().stream()
        .map(r -> r.change().word() + " " + r.subject().label() + " " + r.message())
        .toList();
  }

  @Test
  void tellsWhatBecameOfEachTest() {
    var before =
        cell(
            ID,
            one("breaks", PASSED),
            one("mends", FAILED),
            one("stays", FAILED),
            one("flaps", PASSED),
            one("is left out", PASSED),
            one("was left out", SKIPPED),
            one("goes", PASSED),
            one("is well", PASSED));
    var after =
        cell(
            ID,
            one("comes", PASSED),
            one("comes badly", FAILED),
            one("breaks", FAILED),
            one("mends", PASSED),
            one("stays", FAILED),
            one("flaps", FAILED, PASSED),
            one("is left out", SKIPPED),
            one("was left out", PASSED),
            one("is well", PASSED));

    assertThat(changes(before, after))
        .containsExactly(
            "new-failure unit/comes badly exit status 1",
            "new-failure unit/breaks exit status 1",
            "fixed unit/mends exit status 1",
            "still-failing unit/stays exit status 1",
            "flaky unit/flaps ",
            "skipped unit/is left out needs a vm",
            "new unit/comes ",
            "new unit/was left out needs a vm",
            "gone unit/goes ");
  }

  @Test
  void testsOfOneNameAreToldApartByTheirNumber() {
    var before = cell(ID, one("twice", PASSED), one("twice", PASSED));
    var after = cell(ID, one("twice", PASSED), one("twice", FAILED));

    assertThat(changes(before, after)).containsExactly("new-failure unit/twice #2 exit status 1");
  }

  @Test
  void slowerIsHalfAsLongAgainAndHalfASecond() {
    var before = cell(ID, took("a", 1000), took("b", 1000), took("c", 10), took("d", 5000));
    var after = cell(ID, took("a", 1500), took("b", 1499), took("c", 509), took("d", 7000));

    assertThat(changes(before, after)).containsExactly("slower unit/a ");
  }

  @Test
  void aCellThatCannotBeBuiltIsOneFailureAndNoGoneTests() {
    var broken = broken(Optional.empty());
    var whole = cell(broken.id(), one("a", PASSED), one("b", FAILED));
    var message =
        "the cell itself infrastructure in image: Cannot reach the mirror: connection refused";

    assertThat(changes(whole, broken)).containsExactly("new-failure " + message);
    assertThat(changes(broken, whole))
        .containsExactly("new-failure unit/b exit status 1", "fixed " + message);
    assertThat(changes(broken, broken)).containsExactly("still-failing " + message);
  }

  @Test
  void phasesAreComparedWithoutWaitingAndCachedOnesApart() {
    var before = phases(phase(Phase.BUILD, 900, 0, true), phase(Phase.BOOT, 1000, 0, false));
    var after = phases(phase(Phase.BUILD, 9000, 0, false), phase(Phase.BOOT, 5000, 3000, false));

    assertThat(Comparison.of(Samples.run(before), Samples.run(after)).cells().get(0).phases())
        .containsExactly(new SlowerPhase(Phase.BOOT, Duration.ofSeconds(1), Duration.ofSeconds(2)));
  }

  private static PhaseTiming phase(Phase phase, long took, long waited, boolean cached) {
    return new PhaseTiming(
        phase, Samples.START, Duration.ofMillis(took), Duration.ofMillis(waited), cached);
  }

  private static CellResult phases(PhaseTiming... phases) {
    return with(cell(ID), List.of(phases), List.of());
  }

  private static CellResult with(
      CellResult cell, List<PhaseTiming> phases, List<InstalledPackage> packages) {
    return cell.change().phases(phases).packages(packages).result();
  }

  private static CellResult packages(String... packages) {
    return with(
        cell(ID, one("a", PASSED)),
        List.of(),
        List.of(packages).stream()
            .map(p -> p.split(" ", -1))
            .map(p -> new InstalledPackage(p[0], p[1], "amd64", ""))
            .toList());
  }

  @Test
  void tellsPackagesApartByVersion() {
    var before = packages("base 1", "gone 1", "kernel 5", "kernel 6", "libc6 2.36");
    var after = packages("base 1", "kernel 6", "kernel 7", "kernel 8", "jq 1.7", "libc6 2.37");

    assertThat(PackageChanges.between(before.packages(), after.packages()))
        .extracting(ComparisonWords::of)
        .containsExactly(
            "- gone 1", "+ jq 1.7", "- kernel 5", "+ kernel 7", "+ kernel 8", "libc6 2.36 -> 2.37");
  }

  @Test
  void whatARunThatWasKilledDoesNotKnowIsSaid() {
    var killed = Samples.run(packages());
    var incomplete =
        new RunResult(
            "killed",
            killed.project(),
            killed.version(),
            killed.started(),
            killed.took(),
            false,
            killed.arguments(),
            killed.cells());

    var comparison = Comparison.of(Samples.run(packages("base 1")), incomplete);

    assertThat(comparison.cells().get(0).packagesKnown()).isFalse();
    assertThat(comparison.cells().get(0).unchanged()).isFalse();
    assertThat(ComparisonWords.incomplete(comparison))
        .containsExactly(
            "Run killed is incomplete: it ended before it was done, and is compared as far as it"
                + " came.");
  }

  @Test
  void failuresOfACellThatMayFailAreMarked() {
    var comparison =
        Comparison.of(
            Samples.run(cell(ID, one("a", PASSED), one("b", FAILED), one("c", FAILED))),
            Samples.run(
                allowed(cell(ID, one("a", FAILED), one("b", FAILED), one("c", PASSED))),
                allowed(cell("debian:13/nspawn", one("a", FAILED), one("b", FAILED)))));

    assertThat(ComparisonMarkdown.of(comparison))
        .contains(
            """
            3 new failures (allowed), 1 fixed, 1 still failing (allowed); 2 cells, 1 new

            **debian:12/nspawn**

            - ⚠️ new failure (allowed) unit/a: exit status 1
            - ✅ fixed unit/c: exit status 1
            - ⚠️ still failing (allowed) unit/b: exit status 1
            """);
    assertThat(ComparisonJson.of(comparison))
        .contains(
            "{\"id\":\"debian:12/nspawn\",\"presence\":\"both\","
                + "\"allowedFailure\":\"upstream bug 123\",\"unchanged\":false,");
  }

  private static CellResult allowed(CellResult cell) {
    return cell.change().allowedFailure(Optional.of("upstream bug 123")).result();
  }

  static Comparison sample() {
    var before =
        Samples.run(
            with(
                cell(ID, one("a", PASSED), one("b", FAILED), took("c", 1000)),
                List.of(),
                List.of(new InstalledPackage("base", "1", "amd64", ""))),
            cell("debian:11/nspawn", one("a", PASSED)),
            cell("debian:10/nspawn", one("a", PASSED)));
    var after =
        Samples.run(
            with(
                cell(ID, one("a", FAILED), one("b", PASSED), took("c", 3000)),
                List.of(),
                List.of(
                    new InstalledPackage("base", "2", "amd64", ""),
                    new InstalledPackage("jq", "1.7", "amd64", ""))),
            cell("debian:11/nspawn", one("a", PASSED)),
            cell("debian:13/nspawn", one("a", FAILED)));
    return Comparison.of(before, after);
  }

  @Test
  void totalsInAWord() {
    assertThat(ComparisonWords.totals(sample()))
        .isEqualTo(
            "2 new failures, 1 fixed, 1 slower, 2 package differences;"
                + " 4 cells, 1 unchanged, 1 new, 1 gone");
  }

  @Test
  void asMarkdown() {
    assertThat(ComparisonMarkdown.of(sample()))
        .isEqualTo(
            """
            ## tally: 20260131-120000 → 20260131-120000

            2 new failures, 1 fixed, 1 slower, 2 package differences; 4 cells, 1 unchanged, 1 new, 1 gone

            **debian:12/nspawn**

            - ❌ new failure unit/a: exit status 1
            - ✅ fixed unit/b: exit status 1
            - 🐢 slower unit/c: 1.00 s → 3.00 s
            - 📦 packages: base 1 -&gt; 2, + jq 1.7

            **debian:13/nspawn** is new

            - ❌ new failure unit/a: exit status 1

            **debian:10/nspawn** is gone


            unchanged: debian:11/nspawn
            """);
  }

  @Test
  void asJson() {
    assertThat(ComparisonJson.of(sample()))
        .startsWith(
            """
            {"schemaVersion":1,"project":"tally",\
            "before":{"id":"20260131-120000","startedAt":"2026-01-31T12:00:00.250Z","complete":true},\
            "after":{"id":"20260131-120000","startedAt":"2026-01-31T12:00:00.250Z","complete":true},\
            "cells":[{"id":"debian:12/nspawn","presence":"both","unchanged":false,\
            "packagesKnown":true,"results":[{"change":"new-failure","kind":"test","suite":"unit",\
            "name":"a","occurrence":1,"message":"exit status 1","beforeMs":250,"afterMs":250},""")
        .contains(
            """
            "packages":[{"name":"base","architecture":"amd64","before":"1","after":"2"},\
            {"name":"jq","architecture":"amd64","after":"1.7"}]""")
        .contains("{\"id\":\"debian:10/nspawn\",\"presence\":\"gone\",\"unchanged\":false,");
  }
}
