package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.cli.MatrixProgram.Running;
import org.distromatrix.engine.DistributionImages;
import org.distromatrix.engine.DockerDaemon;
import org.distromatrix.engine.OrdinaryAccount;
import org.distromatrix.engine.OrdinaryHome;
import org.distromatrix.engine.Registry;
import org.distromatrix.engine.RootlessPodman;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.Outcome;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cells made of distributions' own container images, pulled from a registry, in a real Docker of
 * root's and a real Podman of somebody else's. Needs root for the first, dockerd, podman,
 * docker-registry and a mirror.
 */
class BaseImageIT {
  private static final String PROJECT =
      """
      project: small
      distros: [debian:12, debian:13]
      boot: container
      container: { base: image }
      packages: { build: [gcc, libc6-dev], run: [jq] }
      build: { script: build.sh }
      pass-environment: [TOKEN]
      secrets: [TOKEN]
      files: extra
      suites:
        - { name: packages, run: 'jq --version && ! command -v gcc' }
        - { name: installed, run: 'answer && test "$(stat -c %u:%a /usr/bin/answer)" = 0:755' }
        - { name: library, run: 'test -L /lib && ldconfig -p | grep -q libanswer' }
        - { name: extra, run: 'grep -q extra /etc/extra.conf && test "$(stat -c %u /etc/extra.conf)" = 0' }
        - { name: source, run: 'test -x build.sh && touch written' }
        - { name: identity, run: 'test ! -e /usr/bin/pipe && ! ls /etc/ssh/ssh_host_* /usr/sbin/policy-rc.d' }
        - { name: system, run: 'systemctl is-system-running', needs: [init] }
      """;

  /** Installs a folder where the image has a link, and counts what BUILDDIR saw. */
  private static final String BUILD =
      """
      set -e
      echo called >>"$BUILDDIR/calls"
      echo "call $(wc -l <"$BUILDDIR/calls")"
      test "$(ls /sys/class/net)" = lo
      echo 'int answer(void) { return 42; }' >"$BUILDDIR/answer.c"
      gcc -shared -fPIC -o "$BUILDDIR/libanswer.so.1" "$BUILDDIR/answer.c"
      mkdir -p "$DESTDIR/lib" "$DESTDIR/usr/bin"
      cp "$BUILDDIR/libanswer.so.1" "$DESTDIR/lib/"
      printf '#!/bin/sh\\n' >"$DESTDIR/usr/bin/answer"
      chmod 755 "$DESTDIR/usr/bin/answer"
      ln "$DESTDIR/usr/bin/answer" "$DESTDIR/usr/bin/answer-too"
      echo kept >"$ARTIFACTDIR/note"
      mkfifo "$DESTDIR/usr/bin/pipe"
      echo "the token is $TOKEN"
      """;

  private static Registry registry;
  private static DockerDaemon docker;

  @TempDir(factory = OrdinaryHome.class)
  Path temporary;

  private MatrixProgram matrix;

  @BeforeAll
  static void publish() throws Exception {
    registry = Registry.start();
    docker = DockerDaemon.start();
    var images = new DistributionImages();
    images.publish("bookworm", docker, registry);
    images.publish("trixie", docker, registry);
  }

  @AfterAll
  static void stop() throws IOException {
    docker.close();
    registry.close();
  }

  @BeforeEach
  void makeProject() throws IOException {
    matrix =
        new MatrixProgram(Files.createDirectory(temporary.resolve("project")))
            .with("MATRIX_CACHE", temporary.resolve("cache").toString())
            .with("DOCKER_HOST", docker.host())
            .with("TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX", registry.address() + "/")
            .with("MATRIX_CONTAINER_NETWORK", "host")
            .with("TOKEN", "s3cr3t-value")
            .file("matrix.yaml", PROJECT)
            .file("extra/etc/extra.conf", "extra\n")
            .script("build.sh", BUILD);
  }

  private List<CellResult> cells() throws IOException {
    return ResultsJson.read(matrix.folder().resolve(".matrix/latest/results.json")).cells();
  }

  private static Stream<String> notPassed(CellResult cell) {
    return cell.tests().stream()
        .filter(test -> !(test.outcome() instanceof Outcome.Passed))
        .map(test -> test.suite() + "/" + test.name() + ": " + test.outcome());
  }

  private static void assertStatus(Ended ended, int status) {
    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(status);
  }

  private void only(String head, String suite) {
    matrix.file(
        "matrix.yaml",
        "project: small\ndistros: [debian:12]\nboot: container\ncontainer: { base: image }\n"
            + head
            + "suites: [ { name: a, run: '"
            + suite
            + "' } ]\n");
  }

  @Test
  void cellsAreMadeInTheEngine() throws IOException {
    Ended ended = matrix.run("run");

    assertStatus(ended, 0);
    for (CellResult cell : cells()) {
      assertThat(notPassed(cell)).as(cell.id()).isEmpty();
      assertThat(cell.tests()).hasSize(7);
      assertThat(cell.facts().get("container image"))
          .startsWith(registry.address() + "/debian@sha256:");
      assertThat(cell.packages()).anyMatch(one -> one.name().equals("jq"));
      assertThat(cell.packages()).noneMatch(one -> one.name().equals("gcc"));
    }
    assertThat(matrix.latest("cells/debian_12_container/build.log"))
        .contains("call 1\n", "the token is ***")
        .doesNotContain("s3cr3t-value");
    assertThat(ended.out()).contains("/usr/bin/pipe was not installed");
    assertThat(matrix.latest("cells/debian_12_container/artifacts/note")).isEqualTo("kept\n");
    assertThat(docker.containers()).isEmpty();
    assertStatus(matrix.run("images", "export", "debian:12/container"), 2);
    List<String> images = docker.images();

    matrix.script("build.sh", BUILD + "# changed\n");
    assertStatus(matrix.run("run", "debian:12"), 0);
    assertThat(matrix.latest("cells/debian_12_container/build.log")).contains("call 2\n");
    assertThat(docker.images())
        .as("packages are not installed again")
        .filteredOn(name -> name.contains("/packages:"))
        .isEqualTo(images.stream().filter(name -> name.contains("/packages:")).toList());

    Ended cleaned = matrix.run("clean", "--all");
    assertStatus(cleaned, 0);
    assertThat(docker.images()).noneMatch(name -> name.startsWith("distro-matrix/"));
    assertThat(cleaned.out()).containsPattern("removed volume distro-matrix-[0-9a-f]{8}-build-");
  }

  @Test
  void anOrdinaryUserNeedsAnEngineOnly() throws IOException {
    OrdinaryAccount account = OrdinaryAccount.ofTests();
    try (RootlessPodman podman = RootlessPodman.start(registry)) {
      matrix.asUser(account).with("DOCKER_HOST", podman.host());
      matrix.file("matrix.yaml", PROJECT.replace("container: { base: image }\n", ""));

      Ended ended = matrix.run("run");

      assertStatus(ended, 0);
      assertThat(cells()).hasSize(2);
      for (CellResult cell : cells()) {
        assertThat(notPassed(cell)).as(cell.id()).isEmpty();
        assertThat(cell.facts().get("container image")).contains("/debian@sha256:");
      }
      assertThat(podman.containers()).isEmpty();

      assertStatus(matrix.run("clean", "--all"), 0);
      assertThat(podman.images()).noneMatch(name -> name.contains("distro-matrix/"));

      Ended nspawn = matrix.run("run", "--boot", "nspawn");
      assertStatus(nspawn, 3);
      assertThat(nspawn.err()).contains("mounts and nspawn need root", "--boot container");
    }
  }

  @Test
  void whatTheBuildDoesWrongIsTold() throws IOException {
    matrix.script("build.sh", "mkdir -p $DESTDIR/usr/bin/ls/below; echo left >$ARTIFACTDIR/note\n");
    Ended conflict = matrix.run("run", "debian:12");
    assertStatus(conflict, 4);
    assertThat(conflict.out())
        .contains("/usr/bin/ls is a file in the image and a folder in what is installed");

    matrix.script("build.sh", "echo some words $TOKEN; no-such-command\n");
    Ended missing = matrix.run("run", "debian:12");
    assertStatus(missing, 4);
    assertThat(missing.out())
        .contains("build.sh exited with status 127", "some words ***")
        .doesNotContain("s3cr3t-value");

    matrix.file(
        "matrix.yaml", PROJECT.replace("script: build.sh", "script: build.sh, timeout: 2s"));
    matrix.script("build.sh", "echo begun; echo left >$ARTIFACTDIR/note; sleep 100\n");
    Ended slow = matrix.run("run", "debian:12");
    assertStatus(slow, 4);
    assertThat(slow.out()).contains("build.sh did not end within 2 s");
    assertThat(matrix.latest("cells/debian_12_container/artifacts/note")).isEqualTo("left\n");
    assertThat(docker.containers()).isEmpty();
  }

  @Test
  void whatCannotBeHadIsNamed() throws Exception {
    only("packages: { run: [no-such-package] }\n", "true");
    assertThat(matrix.run("run").out())
        .contains("Cannot install 'no-such-package' in debian:12: no such package");

    only("", "true");
    try (Registry closed = Registry.startClosed()) {
      new DistributionImages().publish("bookworm", docker, closed);
      matrix.with("TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX", closed.address() + "/");
      Ended denied = matrix.run("run");
      assertStatus(denied, 3);
      assertThat(denied.out()).contains("its registry does not let us in", "docker login");

      String account = Registry.USER + ":" + Registry.PASSWORD;
      String encoded =
          Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.US_ASCII));
      matrix.with(
          "DOCKER_AUTH_CONFIG",
          "{\"auths\":{\"%s\":{\"auth\":\"%s\"}}}".formatted(closed.address(), encoded));
      assertStatus(matrix.run("run"), 0);
    }
  }

  @Test
  void aFullDiskIsNamed() throws IOException {
    only("", "true");
    try (DockerDaemon small = DockerDaemon.startWithin("100m")) {
      Ended ended = matrix.with("DOCKER_HOST", small.host()).run("run");

      assertStatus(ended, 3);
      assertThat(ended.out()).contains("full", "matrix clean --all");
      assertThat(small.containers()).isEmpty();
    }
  }

  @Test
  void whoIsKilledWhileHeInstallsLeavesNothingForLong() throws Exception {
    only("packages: { run: [jq] }\n", "true");
    List<Running> killed = new ArrayList<>();
    docker.awaitStarts(1, () -> killed.add(matrix.start("", "run")));
    killed.get(0).process().destroyForcibly().waitFor();
    assertThat(docker.containers()).hasSize(1);

    assertStatus(matrix.run("run"), 0);

    assertThat(docker.containers()).isEmpty();
  }

  @Test
  void aDigestHoldsUntilItIsToBeFresh() throws Exception {
    only("", "true");
    try (Registry own = Registry.start();
        DockerDaemon empty = DockerDaemon.start()) {
      String first = new DistributionImages().publish("bookworm", docker, own);
      matrix.with("TESTCONTAINERS_HUB_IMAGE_NAME_PREFIX", own.address() + "/");
      assertStatus(matrix.run("run"), 0);

      String second = docker.change(own.address() + "/debian", "bookworm");
      assertThat(own.digest("debian", "bookworm")).isEqualTo(second).isNotEqualTo(first);
      assertStatus(matrix.run("run"), 0);
      assertThat(cells().get(0).facts().get("container image")).endsWith(first);

      own.delete("debian", first);
      matrix.with("DOCKER_HOST", empty.host());
      Ended gone = matrix.run("run");
      assertStatus(gone, 3);
      assertThat(gone.out())
          .contains(
              "Cannot pull the image \"" + own.address() + "/debian@" + first, "--refresh takes");

      assertStatus(matrix.run("run", "--refresh"), 0);
      assertThat(cells().get(0).facts().get("container image")).endsWith(second);
    }
  }
}
