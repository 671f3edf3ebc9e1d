package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.distro.PackageManagerKind;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.distromatrix.report.model.InstalledPackage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How dnf and zypper fail on repositories that nobody should trust, or that are not there; and that
 * the same repository is fine when nothing is wrong with it. Needs root, dnf, zypper, rpmbuild and
 * createrepo_c.
 */
class RpmFailuresIT {
  private static Path built;

  @TempDir Path folder;
  private TestArchive server;
  private TestArchive.Signer signer;
  private TestRpms rpms;

  @BeforeAll
  static void build(@TempDir Path work) throws Exception {
    built = TestRpms.build(work);
  }

  @BeforeEach
  void start() throws Exception {
    Path web = Files.createDirectory(folder.resolve("web"));
    server = TestArchive.serve(web);
    signer = new TestArchive.Signer(folder.resolve("key"));
    rpms = new TestRpms(web, built);
  }

  @AfterEach
  void stop() {
    server.close();
    signer.close();
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void whatIsRightIsInstalledAndALayerOnTop(PackageManagerKind tool) throws Exception {
    rpms.publish(signer);
    try (CachedImages images = open()) {
      BaseImage base = images.base(distro(tool), context()).value();
      Path tree = base.layer().tree();
      assertThat(tree.resolve("etc/machine-id")).isEmptyFile();
      assertThat(tree.resolve("usr/lib/sysimage/rpm/rpmdb.sqlite")).isNotEmptyFile();
      assertThat(ImagePaths.children(tree.resolve("var/log"))).noneMatch(Files::isRegularFile);
      assertThat(images.installed(base, List.of(base.layer())))
          .containsExactly(new InstalledPackage("system", "2:1.0-1", "noarch", "tiny-repo"));

      Layer layer =
          images.packages(base, List.of(), List.of("lonely"), context()).orElseThrow().value();
      assertThat(layer.tree().resolve("etc/lonely")).hasContent("alone");
      assertThat(images.installed(base, List.of(layer, base.layer())))
          .containsExactly(
              new InstalledPackage("lonely", "2:3.0-1", "noarch", "tiny-repo"),
              new InstalledPackage("system", "2:1.0-1", "noarch", "tiny-repo"));

      MatrixException unknown =
          catchThrowableOfType(
              MatrixException.class,
              () -> images.packages(base, List.of(), List.of("lonly"), context()));
      assertThat(unknown).hasMessage("Cannot install 'lonly' in tiny:1: no such package");
      assertThat(unknown.fault()).isEqualTo(Fault.USAGE);
      assertThat(unknown.hint()).contains("Did you mean lonely? Check packages: in matrix.yaml");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void aPackageThatNobodySigned(PackageManagerKind tool) {
    rpms.index();
    rpms.signIndex(signer);
    refused(tool, "the mirror's signature cannot be trusted: ");
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void aPackageThatSomeoneElseSigned(PackageManagerKind tool) throws Exception {
    try (var stranger = new TestArchive.Signer(folder.resolve("stranger"))) {
      rpms.signPackages(stranger);
      rpms.index();
      rpms.signIndex(signer);
      refused(tool, "the mirror's signature cannot be trusted: ");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void aRepositoryThatSomeoneElseSigned(PackageManagerKind tool) throws Exception {
    try (var stranger = new TestArchive.Signer(folder.resolve("stranger"))) {
      rpms.publish(stranger);
      refused(tool, "the mirror's signature cannot be trusted: ");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void aPackageThatWasChanged(PackageManagerKind tool) throws Exception {
    rpms.publish(signer);
    TestRpms.tamper(rpms.rpm("system"));
    refused(tool, "the mirror's ");
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void aPackageThatWasChangedWithItsIndex(PackageManagerKind tool) throws Exception {
    rpms.signPackages(signer);
    TestRpms.tamper(rpms.rpm("system"));
    rpms.index();
    rpms.signIndex(signer);
    refused(tool, "the mirror's ");
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void anIndexThatNobodySigned(PackageManagerKind tool) throws Exception {
    rpms.signPackages(signer);
    rpms.index();
    refused(tool, "the mirror's signature cannot be trusted: ");
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void anIndexThatWasChanged(PackageManagerKind tool) throws Exception {
    rpms.publish(signer);
    Files.writeString(rpms.repomd(), TestRpms.text(rpms.repomd()) + "<!-- evil -->\n");
    refused(tool, "the mirror's signature cannot be trusted: ");
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void nothingIsThere(PackageManagerKind tool) {
    refused(tool, "the mirror does not have it: ");
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void nobodyListens(PackageManagerKind tool) throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    refused(tool, "http://localhost:" + port, List.of(), "the mirror cannot be reached: ");
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void aServerThatNeverAnswersIsGivenUp(PackageManagerKind tool) throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        CachedImages images = open()) {
      String url = "http://localhost:" + silent.getLocalPort();
      MatrixException failure =
          catchThrowableOfType(
              MatrixException.class,
              () ->
                  images.base(
                      TestRpms.distro(tool, url, signer.keyring(), List.of()),
                      context(Duration.ofSeconds(5))));
      assertThat(failure)
          .hasMessageStartingWith("Cannot build tiny:1: it took longer than 5 s")
          .hasMessageContaining(url);
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = PackageManagerKind.class,
      names = {"DNF", "ZYPPER"})
  void aKeyThatIsNotPinnedSignsNothing(PackageManagerKind tool) throws Exception {
    rpms.publish(signer);
    refused(
        tool,
        server.url(),
        List.of("0123456789ABCDEF0123456789ABCDEF01234567"),
        signer.keyring()
            + " holds none of the keys that its profile pins"
            + " (0123456789ABCDEF0123456789ABCDEF01234567)");
  }

  private void refused(PackageManagerKind tool, String cause) {
    refused(tool, server.url(), List.of(), cause);
  }

  /** Refused as the infrastructure's fault, and nothing of it stays. */
  private void refused(PackageManagerKind tool, String url, List<String> pins, String cause) {
    try (CachedImages images = open()) {
      MatrixException failure =
          catchThrowableOfType(
              MatrixException.class,
              () -> images.base(TestRpms.distro(tool, url, signer.keyring(), pins), context()));
      assertThat(failure).hasMessageStartingWith("Cannot build tiny:1: " + cause);
      assertThat(failure.getMessage()).doesNotContain("\n");
      assertThat(failure.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    }
    assertThat(folder.resolve("cache/images"))
        .satisfiesAnyOf(
            images -> assertThat(images).doesNotExist(),
            images -> assertThat(images).isEmptyDirectory());
  }

  private org.distromatrix.distro.ResolvedDistro distro(PackageManagerKind tool) {
    return TestRpms.distro(tool, server.url(), signer.keyring(), List.of());
  }

  private CachedImages open() {
    return CachedImages.open(
        new Places(folder.resolve("cache"), folder.resolve("run")),
        new LocalCommands(System.getenv()),
        new HostLocks(folder.resolve("cache/locks"), "test"),
        Map.of("MATRIX_TOOLS", "host", "PATH", System.getenv("PATH")));
  }

  private ImageContext context() {
    return context(Duration.ofMinutes(3));
  }

  private ImageContext context(Duration timeout) {
    return new ImageContext(
        folder.resolve("image.log"),
        line -> {},
        line -> {},
        timeout,
        false,
        Optional.empty(),
        false);
  }
}
