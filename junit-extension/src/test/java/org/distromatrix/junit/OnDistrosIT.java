package org.distromatrix.junit;

import static java.nio.file.StandardOpenOption.APPEND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Test classes as users write them, run by JUnit in real guests. */
class OnDistrosIT {
  private static final String TALLY =
      "[engine:junit-jupiter]/[class-template:org.distromatrix.junit.Samples$Tally]";

  @TempDir Path project;

  @BeforeEach
  void aProject() throws IOException {
    Samples.BOOTS.clear();
    Files.writeString(
        project.resolve("matrix.yaml"),
        """
        project: hello
        distros: ["debian:12", "debian:13"]
        suites: [ { name: none, run: "true" } ]
        """);
  }

  private EngineExecutionResults run(Class<?>... classes) {
    return run(Map.of(), classes);
  }

  private EngineExecutionResults run(Map<String, String> parameters, Class<?>... classes) {
    return run(
        parameters,
        Arrays.stream(classes).map(type -> selectClass(type)).toArray(DiscoverySelector[]::new));
  }

  private EngineExecutionResults run(
      Map<String, String> parameters, DiscoverySelector... selectors) {
    return EngineTestKit.engine("junit-jupiter")
        .configurationParameter("matrix.project", project.toString())
        .configurationParameters(parameters)
        .outputDirectoryCreator(new InFolder(project.resolve("out")))
        .selectors(selectors)
        .execute();
  }

  /** Where what tests publish goes. */
  private record InFolder(Path root) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) throws IOException {
      return Files.createDirectories(
          root.resolve(test.getUniqueId().toString().replaceAll("\\W+", "_")));
    }
  }

  private static List<String> names(EngineExecutionResults results) {
    return results.allEvents().started().stream()
        .map(event -> event.getTestDescriptor().getDisplayName())
        .toList();
  }

  /** Why nodes failed, in order. */
  private static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().failed().stream().map(OnDistrosIT::failure).toList();
  }

  private static String failure(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .map(Throwable::getMessage)
        .orElse("");
  }

  private List<CellResult> cells() throws IOException {
    return ResultsJson.read(project.resolve(".matrix/latest/results.json")).cells();
  }

  @Test
  void aClassIsANodeForEachDistributionWithItsTestsBelow() throws IOException {
    EngineExecutionResults results = run(Samples.Tally.class);

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
    assertThat(cells())
        .extracting(CellResult::id)
        .containsExactly("debian:12/nspawn", "debian:13/nspawn");
    assertThat(cells().get(1).tests())
        .extracting(test -> test.suite() + "/" + test.name())
        .containsExactly("Tally/knowsWhereItRuns", "Tally/runsPrograms");
    assertThat(cells().get(1).packages()).isNotEmpty();
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

    EngineExecutionResults results = run(Map.of(), selectUniqueId(id));

    assertThat(names(results))
        .containsExactly(
            "JUnit Jupiter", "Samples$Tally", "debian:13/nspawn", "runsPrograms(Guest)");
    results.testEvents().assertStatistics(events -> events.succeeded(1).started(1));
  }

  @Test
  void classesWithEqualWishesShareAGuestAndOthersHaveTheirOwn() {
    run(Map.of("matrix.distros", "debian:13"), Samples.Tally.class, Samples.SharesTheGuest.class);
    assertThat(Samples.BOOTS).hasSize(1);

    run(Samples.SharesTheGuest.class, Samples.HasAGuestOfItsOwn.class);
    assertThat(Samples.BOOTS).as("another run has other guests").hasSize(3);

    run(Samples.EachInAGuestOfItsOwn.class);
    assertThat(Samples.BOOTS).hasSize(5);
  }

  @Test
  void classesRunSideBySide() {
    EngineExecutionResults results =
        run(
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
    EngineExecutionResults results = run(Samples.OnMethods.class);

    assertThat(names(results)).contains("debian:12/nspawn", "debian:13/nspawn", "nowhere()");
    results.testEvents().assertStatistics(events -> events.succeeded(3));
  }

  @Test
  void everyOutcomeIsInTheResults() throws IOException {
    EngineExecutionResults results = run(Samples.AllOutcomes.class);

    assertThat(failures(results))
        .containsExactly(
            """
            Expected status 0, but debian:13/nspawn: /bin/sh -c echo so much is known; exit 4 ended\
             with status 4
            stdout:
              so much is known""");
    assertThat(cells().get(0).tests())
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

  private static String text(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.message();
    }
    return outcome instanceof Outcome.Skipped skipped ? "skipped, " + skipped.reason() : "passed";
  }

  @Test
  void filesServicesPackagesAndPorts() {
    EngineExecutionResults results = run(Samples.Helpers.class);

    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(events -> events.succeeded(5));
  }

  @Test
  void aTestThatMisbehavesFailsAloneAndSaysWhy() {
    EngineExecutionResults results = run(Samples.BadBehaviour.class);

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
    EngineExecutionResults results = run(Samples.SharesTheGuest.class, Samples.WithAPackage.class);

    assertThat(failures(results)).isEmpty();
    results.testEvents().assertStatistics(events -> events.succeeded(2));
    assertThat(project.resolve(".matrix/latest/cells/debian_13_nspawn_jq/console.log")).exists();
  }

  @Test
  void allWaysToBeGivenAGuest() throws IOException {
    EngineExecutionResults results =
        run(Samples.ByConstructor.class, Samples.OneInstance.class, Samples.Inherits.class);

    assertThat(failures(results))
        .hasSize(1)
        .first()
        .asString()
        .startsWith("Again: @OnDistros is on");
    results.testEvents().assertStatistics(events -> events.succeeded(4));
  }

  @Test
  void whatIsMadeOrRepeatedIsInTheResultsByItsOwnName() throws IOException {
    run(Samples.Factory.class);

    assertThat(cells().get(0).tests())
        .extracting(test -> test.name() + ": " + (test.outcome().isFailure() ? "failed" : "passed"))
        .containsExactlyInAnyOrder(
            "makes true: passed",
            "makes false: failed",
            "sameName again: failed",
            "sameName again (2): passed");
  }

  @Test
  void whatWouldHarmOthersIsRefused() {
    assertThat(failures(run(Samples.RebootsWhatIsShared.class)))
        .containsExactly(
            "Cannot reboot the guest of RebootsWhatIsShared/reboots on debian:13/nspawn: other"
                + " classes share it\n"
                + "hint: @OnDistros(isolation = SUITE) gives the class its own, TEST each test");
    assertThat(failures(run(Samples.RelativePath.class)).get(0))
        .startsWith(
            "Cannot copy to or from 'data.txt' on guest debian:13/nspawn: not from the root");
  }

  @Test
  void whatIsWrongIsToldWithTheClassTheAttributeAndTheFix() {
    assertThat(failures(run(Samples.Nowhere.class)).get(0))
        .startsWith("Nowhere: @OnDistros selects no cell of " + project)
        .endsWith("\nhint: `matrix plan` lists the cells");
    assertThat(failures(run(Samples.Twice.class)))
        .containsExactly(
            "never: @OnDistros is on a class around it, too\n"
                + "hint: one of them has to go: a test runs on one distribution at a time");
    assertThat(failures(run(Samples.TestAsWell.class)))
        .containsExactly(
            "test: @OnDistros stands in place of @Test\nhint: remove @Test from the method");
    assertThat(failures(run(Samples.BadTimeout.class)))
        .containsExactly(
            "BadTimeout: @OnDistros(timeout): 'soon' is no duration\n"
                + "hint: write it as in \"30s\", \"2m30s\" or \"1h\"");
    assertThat(failures(run(Samples.BadProject.class)))
        .containsExactly(
            "BadProject: @OnDistros(project): there is no matrix.yaml in /no/such/folder\n"
                + "hint: it names the folder that holds the file, from the working directory");
    assertThat(failures(run(Samples.GuestForAll.class)).get(0))
        .endsWith(
            "GuestForAll.once: there is no Guest here: this runs once for all distributions\n"
                + "hint: use @BeforeEach and @AfterEach, or take it as a parameter of the tests");
    assertThat(failures(run(Map.of("matrix.boot", "vmware"), Samples.Tally.class)))
        .containsExactly(
            "Tally: configuration parameter matrix.boot: 'vmware' is no way to boot\n"
                + "hint: nspawn, qemu and container are");
  }

  @Test
  void aGuestThatCannotBeHadFailsItsNodeOrIsSkipped() throws IOException {
    EngineExecutionResults failed = run(Samples.CannotBeHad.class, Samples.SharesTheGuest.class);
    assertThat(failures(failed)).singleElement().asString().contains("no-such-package");
    failed.testEvents().assertStatistics(events -> events.started(1).succeeded(1));
    assertThat(cells().get(0).problem()).isPresent();

    Files.writeString(
        project.resolve("matrix.yaml"),
        "mirror: { debian: 'http://127.0.0.1:9/debian' }\n",
        APPEND);
    EngineExecutionResults skipped =
        run(
            Map.of("matrix.unavailable", "skip"),
            Samples.SharesTheGuest.class,
            Samples.OnMethodAlone.class,
            Samples.EachInAGuestOfItsOwn.class);
    assertThat(failures(skipped)).isEmpty();
    skipped.containerEvents().assertStatistics(events -> events.aborted(1));
    skipped.testEvents().assertStatistics(events -> events.aborted(3));
  }
}
