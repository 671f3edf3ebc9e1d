package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.cli.MatrixProgram.Running;
import org.distromatrix.engine.DockerDaemon;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.RunResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells in containers of a real engine. Needs root, dockerd, systemd-nspawn and a mirror. */
class ContainerIT {
  private static DockerDaemon docker;

  @TempDir Path temporary;
  private MatrixProgram matrix;

  @BeforeAll
  static void startEngine() throws Exception {
    docker = DockerDaemon.start();
  }

  @AfterAll
  static void stopEngine() throws IOException {
    docker.close();
  }

  @BeforeEach
  void makeProject() throws IOException {
    matrix =
        new MatrixProgram(Files.createDirectory(temporary.resolve("project")))
            .with("DOCKER_HOST", docker.host());
  }

  @AfterEach
  void nothingIsLeft() {
    assertThat(docker.containers()).isEmpty();
  }

  private void project(String head, String... suites) {
    matrix.file(
        "matrix.yaml",
        "project: small\n"
            + head
            + "\nsuites:\n"
            + String.join("", Stream.of(suites).map(suite -> "  - " + suite + "\n").toList()));
  }

  private List<CellResult> cells() throws IOException {
    RunResult result = ResultsJson.read(matrix.folder().resolve(".matrix/latest/results.json"));
    return result.cells();
  }

  private static List<String> tests(CellResult cell) {
    return cell.tests().stream()
        .map(test -> test.suite() + "/" + test.name() + ": " + words(test.outcome()))
        .toList();
  }

  private static String words(Outcome outcome) {
    if (outcome instanceof Outcome.Failed failed) {
      return failed.kind().word() + ": " + failed.message();
    }
    return outcome instanceof Outcome.Skipped skipped ? "skipped: " + skipped.reason() : "passed";
  }

  private static void assertStatus(Ended ended, int status) {
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
  }

  @Test
  void aContainerIsAGuestLikeTheOthers() throws IOException {
    project(
        """
        distros: [debian:12, debian:13]
        boot: [nspawn, container]
        packages: { run: [jq] }""",
        "{ name: system, run: 'systemctl is-system-running && jq --version && hostname' }",
        "{ name: network, run: 'test \"$(ls /sys/class/net)\" = lo' }",
        "{ name: streams, run: ./streams.sh }",
        "{ name: reboot, run: ./reboot.sh }",
        "{ name: apart, run: 'apart/*.sh', isolation: test }",
        "{ name: leaves, run: 'setsid sleep 1234 & true' }",
        "{ name: artifacts, run: 'echo kept >$MATRIX_ARTIFACTS/file' }",
        "{ name: large, run: 'head -c 30000000 /dev/zero | tr \"\\\\0\" x' }");
    matrix
        .script("streams.sh", "echo out; echo err >&2; exit 3\n")
        .script(
            "reboot.sh",
            """
            id=$(cat /proc/sys/kernel/random/boot_id)
            if [ -z "${MATRIX_REBOOT_MARK:-}" ]; then
              echo $id >/var/lib/before
              matrix-reboot again
            fi
            [ "$(cat /var/lib/before)" != $id ]
            """)
        .script("apart/one.sh", "test ! -e /etc/ruined && touch /etc/ruined\n")
        .script("apart/two.sh", "test ! -e /etc/ruined && touch /etc/ruined\n");

    Ended ended = matrix.run("run");

    assertStatus(ended, 1);
    assertThat(cells())
        .extracting(CellResult::id)
        .containsExactly(
            "debian:12/nspawn", "debian:12/container", "debian:13/nspawn", "debian:13/container");
    for (CellResult cell : cells()) {
      assertThat(tests(cell))
          .as(cell.id() + ended.out())
          .containsExactly(
              "system/system: passed",
              "network/network: passed",
              "streams/streams: assertion: exit status 3",
              "reboot/reboot: passed",
              "apart/one.sh: passed",
              "apart/two.sh: passed",
              "leaves/leaves: passed",
              "artifacts/artifacts: passed",
              "large/large: passed");
      Path folder = matrix.folder().resolve(".matrix/latest/cells/" + cell.folder());
      assertThat(folder.resolve("suites/streams/streams.log")).content().contains("out", "err");
      assertThat(folder.resolve("suites/large/large.log")).hasSize(30_000_000);
      assertThat(folder.resolve("artifacts/artifacts/file")).hasContent("kept");
      assertThat(folder.resolve("console.log")).content().contains("Debian GNU/Linux");
    }
    assertThat(docker.images())
        .filteredOn(name -> name.startsWith("distro-matrix/base"))
        .hasSize(2);
    assertThat(ended.err()).isEmpty();
    List<String> images = docker.images();

    assertStatus(matrix.run("run", "*/container//system"), 0);
    assertThat(docker.images()).as("nothing is brought in twice").isEqualTo(images);
  }

  @Test
  void withoutSystemdThereIsWhatNeedsNone() throws IOException {
    project(
        """
        distros: [debian:13]
        boot: container
        container: { init: none, memory: 256MiB }
        pass-environment: [TOKEN]
        secrets: [TOKEN]""",
        "{ name: secret, run: 'echo the token is $TOKEN >/dev/console' }",
        "{ name: plain, run: 'grep -q matrix-container /proc/1/cmdline' }",
        "{ name: services, run: 'exit 1', needs: [init] }",
        "{ name: reboot, run: ./reboot.sh }",
        "{ name: leaves, run: 'setsid sleep 1234 & true' }",
        "{ name: clean, run: '! grep -qs [1]234 /proc/[0-9]*/cmdline' }",
        "{ name: greedy, run: 'head -c 900000000 /dev/zero | tail' }");
    matrix.script(
        "reboot.sh",
        """
        if [ -z "${MATRIX_REBOOT_MARK:-}" ]; then
          cat /run/matrix/boot_id >/var/lib/before
          matrix-reboot again
        fi
        [ "$(cat /var/lib/before)" != "$(cat /run/matrix/boot_id)" ]
        """);

    matrix.with("TOKEN", "s3cr3t-value");

    Ended ended = matrix.run("run", "!//greedy");

    assertStatus(ended, 0);
    assertThat(tests(cells().get(0)))
        .as(ended.out())
        .containsExactly(
            "secret/secret: passed",
            "plain/plain: passed",
            "services/services: skipped: needs init: not given by boot kind container",
            "reboot/reboot: passed",
            "leaves/leaves: passed",
            "clean/clean: passed");
    assertThat(matrix.latest("cells/debian_13_container/console.log"))
        .contains("the token is ***")
        .doesNotContain("s3cr3t-value");
    assertThat(matrix.run("run", "//greedy").status()).isEqualTo(1);
  }

  @Test
  void whatALayerDeletesIsGone() throws IOException {
    project(
        """
        distros: [debian:13]
        boot: [nspawn, container]
        packages: { on: { "debian:13": { run: [jq, iproute2-] } } }""",
        "{ name: gone, run: 'jq --version && ! test -e /usr/sbin/ip && test -e /usr/sbin/sshd' }");

    Ended ended = matrix.run("run");

    assertStatus(ended, 0);
    assertThat(cells())
        .allSatisfy(cell -> assertThat(tests(cell)).containsExactly("gone/gone: passed"));
  }

  @Test
  void whatIsKilledFromOutsideIsTold() throws Exception {
    project(
        "distros: [debian:13]\nboot: container",
        "{ name: hangs, run: 'echo begun; sleep 60' }",
        "{ name: after, run: 'true' }");
    Running running = matrix.start("", "run");
    matrix.await(running, "\"test-started\"");

    docker.containers().forEach(docker::kill);
    Ended ended = matrix.finish(running);

    assertStatus(ended, 1);
    assertThat(tests(cells().get(0)))
        .as(ended.out())
        .containsExactly(
            "hangs/hangs: guest-lost: guest debian-13-container was lost: somebody killed it",
            "after/after: passed");
  }

  @Test
  void anEngineThatEndsInTheMiddleIsTold() throws Exception {
    project(
        "distros: [debian:13]\nboot: container",
        "{ name: hangs, run: 'echo begun; sleep 60' }",
        "{ name: after, run: 'true' }");
    Running running;
    try (DockerDaemon own = DockerDaemon.start()) {
      matrix.with("DOCKER_HOST", own.host());
      running = matrix.start("", "run");
      matrix.await(running, "\"test-started\"");
    }
    Ended ended = matrix.finish(running);

    assertStatus(ended, 3);
    assertThat(tests(cells().get(0)).get(0))
        .startsWith("hangs/hangs: guest-lost: guest debian-13-container was lost: ");
    assertThat(ended.out()).contains("Container engine", "cannot ");
  }

  @Test
  void whatAKilledRunLeavesTheNextRemoves() throws Exception {
    project(
        "distros: [debian:13]\nboot: container", "{ name: hangs, run: 'test -e /go || sleep 60' }");
    Running running = matrix.start("", "run");
    matrix.await(running, "\"test-started\"");
    List<Running> others = new ArrayList<>();
    docker.awaitStarts(
        1, () -> others.add(matrix.start("", "exec", "debian:13/container", "--", "sleep", "20")));
    running.process().destroyForcibly().waitFor();
    assertThat(docker.containers()).hasSize(2);

    Ended ended = matrix.run("exec", "debian:13/container", "--", "echo", "alive");

    assertStatus(ended, 0);
    assertThat(ended.out()).isEqualTo("alive\n");
    assertThat(docker.containers()).as("that of the live run").hasSize(1);
    assertStatus(matrix.finish(others.get(0)), 0);
  }

  @Test
  void withoutAnEngineItSaysWhatWasTried() {
    matrix.with("DOCKER_HOST", "unix:///nowhere/docker.sock");
    project("distros: [debian:13]\nboot: container", "{ name: a, run: 'true' }");

    Ended ended = matrix.run("run");

    assertStatus(ended, 3);
    assertThat(ended.out())
        .contains(
            "Cannot find a container engine: DOCKER_HOST=unix:///nowhere/docker.sock: there is no"
                + " such socket; /var/run/docker.sock: ",
            "start Docker or Podman");
    assertThat(matrix.run("doctor").out())
        .contains("container engine", "none answers (DOCKER_HOST=unix:///nowhere/docker.sock: ");
  }
}
