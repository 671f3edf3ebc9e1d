package org.distromatrix.junit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.distromatrix.engine.DockerDaemon;
import org.distromatrix.report.model.CellResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Services of the host that guests reach by name, and guests in containers, as JUnit has them.
 * Needs root, dockerd, systemd-nspawn and a mirror.
 */
class HostServicesIT {
  @TempDir private Path temporary;

  @Test
  void guestsOfEveryKindReachThem() throws Exception {
    Path project = Files.createDirectory(temporary.resolve("project"));
    SampleRuns runs = SampleRuns.in(project);
    String printed;
    try (DockerDaemon docker = DockerDaemon.start()) {
      printed =
          JUnitProcess.run(
              project,
              Map.of(
                  "DOCKER_HOST", docker.host(),
                  "TESTCONTAINERS_RYUK_DISABLED", "true",
                  "TESTCONTAINERS_HOST_OVERRIDE", "localhost"), // there is no bridge to ask
              HostServiceSamples.ReachesThisJvm.class,
              HostServiceSamples.ReachesAContainer.class,
              HostServiceSamples.EachInAContainerOfItsOwn.class);
      assertThat(docker.containers()).as(printed).isEmpty();
    }

    assertThat(runs.cells())
        .as(printed)
        .extracting(CellResult::id)
        .containsExactly("debian:13/nspawn", "debian:13/container");
    assertThat(tests(runs.cells().get(0))).as(printed).containsExactlyElementsOf(inBoth());
    assertThat(tests(runs.cells().get(1)))
        .as(printed)
        .containsAll(inBoth())
        .contains("EachInAContainerOfItsOwn/one: passed", "EachInAContainerOfItsOwn/other: passed")
        .hasSize(inBoth().size() + 2);
    for (CellResult cell : runs.cells()) {
      Path suite =
          project.resolve(".matrix/latest/cells/" + cell.folder() + "/suites/ReachesThisJvm");
      assertThat(suite.resolve("d_isToldThatNobodyAnswers.log"))
          .content()
          .startsWith("[exposed: nobody:80 from nowhere.invalid:80]\n")
          .endsWith(
              "\n[nobody:80 of the guest leads nowhere: cannot connect to nowhere.invalid:80: there"
                  + " is no such host]\n");
    }
  }

  private static List<String> inBoth() {
    return List.of(
        "ReachesThisJvm/a_byName: passed",
        "ReachesThisJvm/b_findsNothingOfTheTestBefore: passed",
        "ReachesThisJvm/c_isToldWhatIsWrong: Cannot expose 'my_db': it is no host name",
        "ReachesThisJvm/d_isToldThatNobodyAnswers: passed",
        "ReachesAContainer/ofTestcontainers: passed");
  }

  private static List<String> tests(CellResult cell) throws IOException {
    return cell.tests().stream()
        .map(test -> test.suite() + "/" + test.name() + ": " + SampleRuns.text(test.outcome()))
        .toList();
  }
}
