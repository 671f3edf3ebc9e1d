package org.distromatrix.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.distromatrix.junit.SampleRuns.failures;
import static org.distromatrix.junit.assertj.MatrixAssertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.distromatrix.config.Isolation;
import org.distromatrix.guest.GuestCommand;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.CheckResult;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.testkit.engine.EngineExecutionResults;

/**
 * How long guests of a JUnit run live, what is taken from them before they end, and what counts.
 */
class GuestLivesIT {
  @TempDir private Path project;

  @OnDistros("debian:12")
  static class OnOne {
    @Test
    void looks(Guest guest) {
      assertThat(guest.exec("true")).succeeds();
    }
  }

  @OnDistros("debian:13")
  static class OnAnother {
    @Test
    void looks(Guest guest) {
      assertThat(guest.exec("true")).succeeds();
    }
  }

  @OnDistros("debian:12")
  static class OnOneAgain {
    @Test
    void looks(Guest guest) {
      assertThat(guest.exec("true")).succeeds();
    }
  }

  @Test
  void idleOnesEndWhereThereAreTooMany() throws IOException {
    SampleRuns runs = SampleRuns.in(project);

    runs.run(Map.of("matrix.jobs", "1"), OnOne.class, OnAnother.class, OnOneAgain.class);
    assertThat(runs.cells().get(0).folder()).isEqualTo("debian_12_nspawn");
    Path one = project.resolve(".matrix/latest/cells/debian_12_nspawn");
    assertThat(one.resolve("console-2.log")).as("booted again").exists();
    assertThat(one.resolve("journal-2.txt")).isNotEmptyFile();

    runs.run(Map.of("matrix.jobs", "2"), OnOne.class, OnAnother.class, OnOneAgain.class);
    assertThat(project.resolve(".matrix/latest/cells/debian_12_nspawn/console-2.log"))
        .as("lived on")
        .doesNotExist();

    assertThat(failures(runs.run(Map.of("matrix.jobs", "none"), OnOne.class)))
        .containsExactly(
            "configuration parameter matrix.jobs: 'none' is no number of guests\n"
                + "hint: it says how many may live at once, as in 4");
  }

  @OnDistros(value = "debian:13", isolation = Isolation.SUITE)
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class LosesItsGuest {
    @Test
    void a_loses(Guest guest) {
      guest.shell("systemctl poweroff --force --force; sleep 60");
    }

    @Test
    void b_hasAFreshOne(Guest guest) {
      assertThat(guest.exec("true")).succeeds();
    }
  }

  @Test
  void oneThatDiedIsReplacedForTheTestsThatFollow() throws IOException {
    EngineExecutionResults results = SampleRuns.in(project).run(LosesItsGuest.class);

    assertThat(failures(results)).singleElement().asString().contains("was lost: ");
    results.testEvents().assertStatistics(events -> events.failed(1).succeeded(1));
  }

  @OnDistros(value = "debian:13", isolation = Isolation.SUITE)
  static class LeavesAFailedUnit {
    @Test
    void passes(Guest guest) {
      guest.exec("systemd-run", "--unit=broken", "--wait", "false");
    }
  }

  @OnDistros("debian:13")
  static class SharesAFailedUnit {
    @Test
    void passes(Guest guest) {
      guest.exec("systemd-run", "--unit=broken", "--wait", "false");
    }
  }

  @Test
  void checksAreMadeBeforeTheyEnd() throws IOException {
    SampleRuns runs = SampleRuns.in(project, "checks: { failed-units: fail }");
    EngineExecutionResults own = runs.run(LeavesAFailedUnit.class);

    assertThat(failures(own))
        .singleElement()
        .asString()
        .startsWith("The guest's checks found: failed unit: broken.service: ")
        .endsWith("\nhint: `checks:` in matrix.yaml says what fails");
    assertThat(failed(runs.cells().get(0)))
        .singleElement()
        .asString()
        .startsWith("failed unit: broken.service: ");
    CellResult cell = runs.cells().get(0);
    assertThat(cell.facts()).containsKeys("kernel", "systemd", "boot id", "image");
    Path folder = project.resolve(".matrix/latest/cells/debian_13_nspawn");
    assertThat(folder.resolve("journal.txt")).content().contains("broken.service");
    assertThat(folder.resolve("packages.txt")).content().contains("systemd");

    EngineExecutionResults shared = runs.run(SharesAFailedUnit.class);

    assertThat(failures(shared)).as("nobody is left to fail").isEmpty();
    assertThat(failed(runs.cells().get(0))).hasSize(1);
  }

  private static List<String> failed(CellResult cell) {
    return cell.checks().stream()
        .map(CheckResult::outcome)
        .filter(Outcome.Failed.class::isInstance)
        .map(SampleRuns::text)
        .toList();
  }

  @OnDistros
  static class FailsEverywhere {
    @Test
    void fails(Guest guest) {
      assertThat(guest.exec("false")).succeeds();
    }
  }

  @Test
  void failuresThatAreAllowedFailNothingAndAreInTheResults() throws IOException {
    SampleRuns runs =
        SampleRuns.in(project, "allow-failure: [{ distro: 'debian:13', reason: bug 123 }]");

    EngineExecutionResults results = runs.run(FailsEverywhere.class);

    results.testEvents().assertStatistics(events -> events.failed(1).aborted(1));
    assertThat(failures(results)).singleElement().asString().contains("debian:12/nspawn: false");
    assertThat(runs.cells())
        .allSatisfy(cell -> assertThat(cell.hasFailures()).isTrue())
        .last()
        .satisfies(cell -> assertThat(cell.allowedFailure()).contains("bug 123"));
  }

  @OnDistros(value = "debian:13", timeout = "1s")
  @OnDistros(value = "debian:12", isolation = Isolation.TEST, timeout = "1m")
  @TestMethodOrder(MethodOrderer.MethodName.class)
  static class Several {
    @Test
    void a_sleeps(Guest guest) {
      assertThat(guest.exec("sleep", "2")).succeeds();
    }

    @Test
    void b_sleepsWithALimitOfItsOwn(Guest guest) {
      GuestCommand command = GuestCommand.of("sleep", "2").within(Duration.ofSeconds(30));
      assertThat(guest.exec(command)).succeeds();
    }
  }

  @Test
  void annotationsAddUpEachWithItsOwnAttributes() throws IOException {
    EngineExecutionResults results = SampleRuns.in(project).run(Several.class);

    assertThat(failures(results))
        .singleElement()
        .asString()
        .startsWith(
            "Expected status 0, but debian:13/nspawn: sleep 2 was ended by its time limit after ");
    results.testEvents().assertStatistics(events -> events.succeeded(3).failed(1));
  }
}
