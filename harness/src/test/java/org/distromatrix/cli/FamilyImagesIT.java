package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.distromatrix.engine.DockerDaemon;
import org.distromatrix.engine.FamilyImages;
import org.distromatrix.engine.Registry;
import org.distromatrix.minimirror.BrokenMirror;
import org.distromatrix.minimirror.Defect;
import org.distromatrix.minimirror.KitFolder;
import org.distromatrix.minimirror.MiniMirrors;
import org.distromatrix.minimirror.MirrorServer;
import org.distromatrix.report.json.ResultsJson;
import org.distromatrix.report.model.CellResult;
import org.distromatrix.report.model.InstalledPackage;
import org.distromatrix.report.model.Outcome;
import org.distromatrix.report.model.TestResult;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Cells made of the container images of Fedora (dnf 5), CentOS Stream (dnf 4), openSUSE and Arch by
 * the package managers in them, from miniature mirrors, in a real Docker. Needs root, dockerd,
 * docker-registry, mmdebstrap and a mirror.
 */
@Tag("slow")
class FamilyImagesIT {
  /** The ref of each, by distribution. */
  private static final Map<String, String> REFS =
      new TreeMap<>(
          Map.of(
              "fedora",
              "fedora:44",
              "centos",
              "centos:10",
              "opensuse",
              "opensuse:tumbleweed",
              "arch",
              "arch"));

  private static final String PROJECT =
      """
      project: small
      distros: [fedora:44, centos:10, opensuse:tumbleweed, arch]
      boot: container
      container: { base: image, init: none }
      packages: { build: [zlib-devel], run: [%s] }
      build: { script: build.sh }
      suites:
        - { name: run, run: 'make --version && test ! -e /usr/include/zlib.h' }
        - { name: installed, run: 'grep -q "define ZLIB_VERSION" /opt/built' }
        - { name: clean, run: 'test ! -e /run/matrix/settings && test ! -e /var/log/dnf.log' }
      """;

  private static final String BUILD =
      """
      set -e
      mkdir -p "$DESTDIR/opt"
      cp /usr/include/zlib.h "$DESTDIR/opt/built"
      """;

  /** A release is changed as a whole. */
  private static final String TUMBLEWEED =
      """
      releases:
        - version: tumbleweed
          {image}
          added-base-packages: [openSUSE-release]
          repositories:
            - { id: oss, kind: baseurl, url: "https://opensuse.invalid/repo/oss", mirror-path: tumbleweed/repo/oss }
            - { id: updates, kind: baseurl, url: "https://opensuse.invalid/updates", mirror-path: update/tumbleweed }
      """;

  private static final Map<String, String> IMAGES = new LinkedHashMap<>();

  private static MiniMirrors mirrors;
  private static MirrorServer server;
  private static Registry registry;
  private static DockerDaemon docker;

  @TempDir(factory = KitFolder.class)
  Path temporary;

  private MatrixProgram matrix;

  @BeforeAll
  static void publish() throws Exception {
    mirrors = MiniMirrors.get();
    server = MirrorServer.serve(mirrors.web(), 0);
    registry = Registry.start();
    docker = DockerDaemon.start();
    var images = new FamilyImages(mirrors, docker, registry);
    for (String distro : REFS.keySet()) {
      IMAGES.put(distro, images.publish(distro));
    }
  }

  @AfterAll
  static void stop() throws IOException {
    docker.close();
    registry.close();
    server.close();
  }

  @BeforeEach
  void makeProject() throws IOException {
    matrix =
        new MatrixProgram(Files.createDirectory(temporary.resolve("project")))
            .with("MATRIX_CACHE", temporary.resolve("cache").toString())
            .with("DOCKER_HOST", docker.host())
            .with("MATRIX_CONTAINER_NETWORK", "host")
            .file("matrix.yaml", PROJECT.formatted("make"))
            .script("build.sh", BUILD);
    IMAGES.forEach(
        (distro, image) ->
            matrix
                .file("distros/" + distro + ".yaml", profile(distro, image))
                .with(variable(distro), server.url(distro)));
  }

  private static String profile(String distro, String image) {
    String named = "container-image: \"" + image + "\"\n";
    return distro.equals("opensuse") ? TUMBLEWEED.replace("{image}", named) : named;
  }

  private static String variable(String distro) {
    return "MATRIX_MIRROR_" + distro.toUpperCase(Locale.ROOT);
  }

  private List<CellResult> cells() throws IOException {
    return ResultsJson.read(matrix.folder().resolve(".matrix/latest/results.json")).cells();
  }

  @Test
  void cellsAreMadeByThePackageManagersOfTheirImages() throws IOException {
    Ended ended = matrix.run("run");

    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(cells()).hasSameSizeAs(REFS.keySet());
    for (CellResult cell : cells()) {
      assertThat(cell.tests())
          .as(cell.id())
          .hasSize(3)
          .extracting(TestResult::outcome)
          .allMatch(outcome -> outcome instanceof Outcome.Passed);
      assertThat(cell.facts().get("container image")).startsWith(registry.address() + "/");
      assertThat(cell.packages())
          .as(cell.id())
          .extracting(InstalledPackage::name)
          .contains("make", "systemd", "glibc")
          .doesNotContain("zlib-devel", "glibc-devel", "gpg-pubkey");
    }
    assertThat(matrix.latest("cells/fedora_44_container/image.log"))
        .as("with a mirror, no other repository of the image is asked")
        .contains("Importing OpenPGP key")
        .doesNotContain("mirrors.fedoraproject.org");
    assertThat(docker.containers()).isEmpty();
  }

  @Test
  void aPackageThatDoesNotExistIsNamed() {
    matrix.file("matrix.yaml", PROJECT.formatted("no-such-package, make"));

    Ended ended = matrix.run("run");

    assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(3);
    for (String ref : REFS.values()) {
      assertThat(ended.out())
          .contains("Cannot install 'no-such-package' in " + ref + ": no such package");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"UNSIGNED_PACKAGE", "FOREIGN_PACKAGE"})
  void whatTheImageDoesNotTrustIsRefused(Defect defect) throws Exception {
    var open = new LinkedHashMap<String, BrokenMirror>();
    try {
      for (String distro : REFS.keySet()) {
        Path folder = temporary.resolve(distro);
        open.put(distro, BrokenMirror.of(mirrors, distro, defect, folder));
        matrix.with(variable(distro), open.get(distro).url());
      }

      Ended ended = matrix.run("run");

      assertThat(ended.status()).as(ended.out() + ended.err()).isEqualTo(3);
      for (String ref : REFS.values()) {
        assertThat(ended.out())
            .containsPattern(
                "Cannot install packages in the image of "
                    + ref
                    + ": (the mirror's signature cannot be trusted|a package is not signed)");
      }
    } finally {
      for (BrokenMirror one : open.values()) {
        one.close();
      }
    }
  }
}
