package org.distromatrix.junit;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.junit.SampleRuns.failures;
import static org.distromatrix.junit.SampleRuns.names;
import static org.distromatrix.junit.SampleRuns.text;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.distromatrix.report.model.CellResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/** Test classes as users write them, run by JUnit in real guests. */
class OnDistrosIT {
  private static final String TALLY =
      "[engine:junit-jupiter]/[class-template:org.distromatrix.junit.Samples$Tally]";

  @TempDir Path project;

  private SampleRuns runs;

  @BeforeEach
  void aProject() throws IOException {
    Samples.BOOTS.clear();
    runs = SampleRuns.in(project);
  }

  @Test
  void aClassIsANodeForEachDistributionWithItsTestsBelow() throws IOException {
    EngineExecutionResults results = runs.run(Samples.Tally.class);

    assertThat(names(results))
        .containsExactly(
            "JUnit Jupiter",
            "Samples$Tally",
            "debian:12/nspawn",
            "knowsWhereItRuns(Guest, Distro)",
            "runsPrograms(Guest)",
            "debian:13/nspawn",
            "knowsWhereItRuns(Guest, Distro)",
            "runsPrograms(Guest)");
    results.testEvents().assertStatistics(events -> events.succeeded(4).started(4));
    assertThat(runs.cells())
        .extracting(CellResult::id)
        .containsExactly("debian:12/nspawn", "debian:13/nspawn");
    assertThat(runs.cells().get(1).tests())
        .extracting(test -> test.suite() + "/" + test.name())
        .containsExactly("Tally/knowsWhereItRuns", "Tally/runsPrograms");
    assertThat(runs.cells().get(1).packages()).isNotEmpty();
    assertThat(project.resolve(".matrix/outcomes.json"))
        .content()
        .contains("\"debian:13/nspawn//Tally/runsPrograms\":\"p\"");
    assertThat(
            project.resolve(".matrix/latest/cells/debian_13_nspawn/suites/Tally/runsPrograms.log"))
        .content()
        .startsWith("$ sh -c echo out; echo err >&2; exit 3\n")
        .contains("out\n", "err\n", "[ended with status 3, ");
    try (Stream<Path> published = Files.walk(project.resolve("out"))) {
      assertThat(published.filter(file -> file.endsWith("guest.log"))).hasSize(4);
    }
  }

  @Test
  void oneTestOfOneDistributionRunsByItsUniqueId() {
    String id =
        TALLY
            + "/[class-template-invocation:#2]/[method:runsPrograms(org.distromatrix.junit.Guest)]";

    EngineExecutionResults results = runs.run(Map.of(), selectUniqueId(id));

    assertThat(names(results))
        .containsExactly(
            "JUnit Jupiter", "Samples$Tally", "debian:13/nspawn", "runsPrograms(Guest)");
    results.testEvents().assertStatistics(events -> events.succeeded(1).started(1));
  }

  @Test
  void classesWithEqualWishesShareAGuestAndOthersHaveTheirOwn() {
    runs.run(
        Map.of("matrix.distros", "debian:13"), Samples.Tally.class, Samples.SharesTheGuest.class);
    assertThat(Samples.BOOTS).hasSize(1);

    runs.run(Samples.SharesTheGuest.class, Samples.HasAGuestOfItsOwn.class);
    assertThat(Samples.BOOTS).as("another run has other guests").hasSize(3);

    runs.run(Samples.EachInAGuestOfItsOwn.class);
    assertThat(Samples.BOOTS).hasSize(5);
  }

  @Test
  void classesRunSideBySide() {
    EngineExecutionResults results =
        runs.run(
            Map.of(
                "junit.jupiter.execution.parallel.enabled", "true",
                "junit.jupiter.execution.parallel.mode.default", "concurrent",
                "junit.jupiter.execution.parallel.config.strategy", "fixed",
                "junit.jupiter.execution.parallel.config.fixed.parallelism", "4"),
            Samples.Tally.class,
            Samples.SharesTheGuest.class,
            Samples.EachInAGuestOfItsOwn.class);

    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(events -> events.succeeded(7));
    assertThat(Samples.BOOTS).as("two shared, two of their own").hasSize(4);
  }

  @Test
  void aMethodStandsInPlaceOfATest() {
    EngineExecutionResults results = runs.run(Samples.OnMethods.class);

    assertThat(names(results)).contains("debian:12/nspawn", "debian:13/nspawn", "nowhere()");
    results.testEvents().assertStatistics(events -> events.succeeded(3));
  }

  @Test
  void everyOutcomeIsInTheResults() throws IOException {
    EngineExecutionResults results = runs.run(Samples.AllOutcomes.class);

    assertThat(failures(results))
        .containsExactly(
            """
            Expected status 0, but debian:13/nspawn: /bin/sh -c echo so much is known; exit 4 ended\
             with status 4
            stdout:
              so much is known""");
    assertThat(runs.cells().get(0).tests())
        .extracting(test -> test.name() + ": " + text(test.outcome()))
        .containsExactly(
            "a_fails: Expected status 0, but debian:13/nspawn: /bin/sh -c echo so much is known;"
                + " exit 4 ended with status 4",
            "b_isAborted: skipped, Assumption failed: nothing to do here",
            "c_isDisabled: skipped, not yet",
            "d_hasArguments [1] text = \"x\": passed",
            "d_hasArguments [2] text = \"y\": passed",
            "Inner/e_isNested: passed");
  }

  @Test
  void filesServicesPackagesAndPorts() {
    EngineExecutionResults results = runs.run(Samples.Helpers.class);

    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(events -> events.succeeded(5));
  }

  @Test
  void aTestThatMisbehavesFailsAloneAndSaysWhy() {
    EngineExecutionResults results = runs.run(Samples.BadBehaviour.class);

    List<String> failures = failures(results);
    assertThat(failures).hasSize(3);
    assertThat(failures.get(0)).contains("was lost: ");
    assertThat(failures.get(1))
        .isEqualTo(
            "The guest of BadBehaviour/a_losesItsGuest on debian:13/nspawn was used after the end of"
                + " it: take one in each test that needs it");
    assertThat(failures.get(2)).contains("timed out after 2 seconds");
    results.testEvents().assertStatistics(events -> events.succeeded(2).failed(3));
  }

  @Test
  void packagesOfAClassAreInItsGuests() {
    EngineExecutionResults results =
        runs.run(Samples.SharesTheGuest.class, Samples.WithAPackage.class);

    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(events -> events.succeeded(2));
    assertThat(project.resolve(".matrix/latest/cells/debian_13_nspawn_jq/console.log")).exists();
  }

  @Test
  void allWaysToBeGivenAGuest() throws IOException {
    EngineExecutionResults results =
        runs.run(Samples.ByConstructor.class, Samples.OneInstance.class, Samples.Inherits.class);

    assertThat(failures(results))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Again: @OnDistros is on");
    results.testEvents().assertStatistics(events -> events.succeeded(4));
  }

  @Test
  void whatIsMadeOrRepeatedIsInTheResultsByItsOwnName() throws IOException {
    runs.run(Samples.Factory.class);

    assertThat(runs.cells().get(0).tests())
        .extracting(test -> test.name() + ": " + (test.outcome().isFailure() ? "failed" : "passed"))
        .containsExactlyInAnyOrder(
            "makes true: passed",
            "makes false: failed",
            "sameName again: failed",
            "sameName again (2): passed");
  }

  @Test
  void whatWouldHarmOthersIsRefused() {
    assertThat(failures(runs.run(Samples.RebootsWhatIsShared.class)))
        .containsExactly(
            "Cannot reboot the guest of RebootsWhatIsShared/reboots on debian:13/nspawn: other"
                + " classes share it\n"
                + "hint: @OnDistros(isolation = SUITE) gives the class its own, TEST each test");
    assertThat(failures(runs.run(Samples.RelativePath.class)).get(0))
        .startsWith(
            "Cannot copy to or from 'data.txt' on guest debian:13/nspawn: not from the root");
  }

  @Test
  void whatIsWrongIsToldWithTheClassTheAttributeAndTheFix() {
    assertThat(failures(runs.run(Samples.Nowhere.class)).get(0))
        .startsWith("Nowhere: @OnDistros selects no cell of " + project)
        .endsWith("\nhint: `matrix plan` lists the cells");
    assertThat(failures(runs.run(Samples.Twice.class)))
        .containsExactly(
            "never: @OnDistros is on a class around it, too\n"
                + "hint: one of them has to go: a test runs on one distribution at a time");
    assertThat(failures(runs.run(Samples.TestAsWell.class)))
        .containsExactly(
            "test: @OnDistros stands in place of @Test\nhint: remove @Test from the method");
    assertThat(failures(runs.run(Samples.BadTimeout.class)))
        .containsExactly(
            "BadTimeout: @OnDistros(timeout): 'soon' is no duration\n"
                + "hint: write it as in \"30s\", \"2m30s\" or \"1h\"");
    assertThat(failures(runs.run(Samples.BadProject.class)))
        .containsExactly(
            "BadProject: @OnDistros(project): there is no matrix.yaml in /no/such/folder\n"
                + "hint: it names the folder that holds the file, from the working directory");
    assertThat(failures(runs.run(Samples.GuestForAll.class)).get(0))
        .endsWith(
            "GuestForAll.once: there is no Guest here: this runs once for all distributions\n"
                + "hint: use @BeforeEach and @AfterEach, or take it as a parameter of the tests");
    assertThat(failures(runs.run(Map.of("matrix.boot", "vmware"), Samples.Tally.class)))
        .containsExactly(
            "Tally: configuration parameter matrix.boot: 'vmware' is no way to boot\n"
                + "hint: nspawn, qemu and container are");
  }

  @Test
  void aGuestThatCannotBeHadFailsItsNodeOrIsSkipped() throws IOException {
    EngineExecutionResults failed =
        runs.run(Samples.CannotBeHad.class, Samples.SharesTheGuest.class);
    assertThat(failures(failed)).singleElement().asString().contains("no-such-package");
    failed.testEvents().assertStatistics(events -> events.started(1).succeeded(1));
    assertThat(runs.cells().get(0).problem()).isPresent();

    Files.writeString(
        project.resolve("matrix.yaml"),
        "mirror: { debian: 'http://127.0.0.1:9/debian' }\n",
        APPEND);
    EngineExecutionResults skipped =
        runs.run(
            Map.of("matrix.unavailable", "skip"),
            Samples.SharesTheGuest.class,
            Samples.OnMethodAlone.class,
            Samples.EachInAGuestOfItsOwn.class);
    assertThat(failures(skipped)).isEmpty();
    skipped.containerEvents().assertStatistics(events -> events.aborted(1));
    skipped.testEvents().assertStatistics(events -> events.aborted(3));
  }
}
