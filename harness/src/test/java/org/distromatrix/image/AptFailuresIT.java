package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.distro.TestDistros;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.HostLocks;
import org.distromatrix.host.Places;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user is told when a mirror is not as it should be. Needs root and mmdebstrap. */
class AptFailuresIT {
  @TempDir Path folder;

  private TestArchive archive;
  private TestArchive.Signer signer;

  @BeforeEach
  void serve() throws Exception {
    archive = TestArchive.serve(Files.createDirectory(folder.resolve("archive")));
    signer = new TestArchive.Signer(folder.resolve("key"));
  }

  @AfterEach
  void stop() {
    archive.close();
    signer.close();
  }

  @Test
  void nobodyListens() throws Exception {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    MatrixException failure = build("http://localhost:" + port, false);
    assertThat(failure)
        .hasMessageStartingWith("Cannot build debian:trixie: the mirror cannot be reached: ")
        .hasMessageEndingWith(
            "; mirror: http://localhost:%d/debian (mirror: of matrix.yaml)".formatted(port));
    assertThat(failure.fault()).isEqualTo(Fault.INFRASTRUCTURE);
    assertThat(failure.log()).contains(folder.resolve("image.log"));
  }

  @Test
  void theReleaseIsNotThere() {
    assertThat(build(archive.url(), false))
        .hasMessageStartingWith("Cannot build debian:trixie: the mirror does not have it: ")
        .hasMessageContaining(archive.url());
  }

  @Test
  void someoneElseSigned() throws Exception {
    try (var stranger = new TestArchive.Signer(folder.resolve("stranger"))) {
      archive.publish(stranger, tomorrow());
      assertThat(build(archive.url(), false))
          .hasMessageStartingWith(
              "Cannot build debian:trixie: the mirror's signature cannot be trusted: ");
    }
  }

  @Test
  void aKeyThatIsNotPinnedSignsNothing() throws Exception {
    archive.publish(signer, tomorrow());
    assertThat(build(archive.url(), false, List.of("0123456789ABCDEF0123456789ABCDEF01234567")))
        .hasMessageStartingWith("Cannot build debian:trixie: ")
        .hasMessageContaining(
            "holds none of the keys that its profile pins"
                + " (0123456789ABCDEF0123456789ABCDEF01234567)");
    assertThat(build(archive.url(), false, List.of(signer.fingerprint())))
        .hasMessageContaining("a package of its base set does not exist");
  }

  @Test
  void theReleaseFileWasChanged() throws Exception {
    archive.publish(signer, tomorrow());
    Path release = archive.inRelease();
    Files.writeString(release, Files.readString(release).replace("Origin: Test", "Origin: Evil"));
    assertThat(build(archive.url(), false))
        .hasMessageStartingWith(
            "Cannot build debian:trixie: the mirror's signature cannot be trusted: ");
  }

  @Test
  void theIndexWasChanged() throws Exception {
    archive.publish(signer, tomorrow());
    Path index = archive.index();
    Files.writeString(index, Files.readString(index).replace("lonely", "evilly"));
    assertThat(build(archive.url(), false))
        .hasMessageStartingWith(
            "Cannot build debian:trixie: the mirror's files do not match its signed index: ");
  }

  @Test
  void theReleaseFileHasExpired() throws Exception {
    archive.publish(signer, tomorrow().minusDays(2));
    MatrixException failure = build(archive.url(), false);
    assertThat(failure)
        .hasMessageStartingWith(
            "Cannot build debian:trixie: the mirror's metadata is past its valid-until date: ");
    assertThat(failure.hint())
        .contains(
            "Add \"debian:trixie\" to accept-expired-metadata: in matrix.yaml"
                + " to use it all the same");
    assertThat(build(archive.url(), true))
        .hasMessageContaining("a package of its base set does not exist");
  }

  @Test
  void aMirrorThatNeverAnswersIsGivenUp() throws Exception {
    try (var silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      String url = "http://localhost:" + silent.getLocalPort();
      MatrixException failure = build(url, context(url, false, Duration.ofSeconds(2)), List.of());
      assertThat(failure)
          .hasMessageStartingWith("Cannot build debian:trixie: it took longer than 2 s")
          .hasMessageContaining(url);
    }
  }

  @Test
  void nothingOfAFailedBuildStays() throws Exception {
    build(archive.url(), false);
    assertThat(folder.resolve("cache/images")).isEmptyDirectory();
  }

  private MatrixException build(String mirror, boolean acceptExpired) {
    return build(mirror, acceptExpired, List.of());
  }

  private MatrixException build(String mirror, boolean acceptExpired, List<String> pins) {
    return build(mirror, context(mirror, acceptExpired, Duration.ofMinutes(2)), pins);
  }

  private MatrixException build(String mirror, ImageContext context, List<String> pins) {
    var repository =
        new Repository(
            "debian",
            Repository.Kind.DEB,
            mirror + "/elsewhere",
            "debian",
            true,
            TestArchive.SUITE,
            List.of("main"),
            List.of(signer.keyring().toString()),
            pins);
    ResolvedDistro distro =
        TestDistros.with(
            TestDistros.debian(TestArchive.SUITE), List.of(repository), List.of("openssh-server"));
    try (CachedImages images =
        CachedImages.open(
            new Places(folder.resolve("cache"), folder.resolve("run")),
            new LocalCommands(System.getenv()),
            new HostLocks(folder.resolve("cache/locks"), "test"),
            Map.of())) {
      return catchThrowableOfType(MatrixException.class, () -> images.base(distro, context));
    }
  }

  private ImageContext context(String mirror, boolean acceptExpired, Duration timeout) {
    return new ImageContext(
        folder.resolve("image.log"),
        line -> {},
        line -> {},
        timeout,
        false,
        Optional.of(mirror),
        acceptExpired);
  }

  private static ZonedDateTime tomorrow() {
    return ZonedDateTime.now(ZoneOffset.UTC).plusDays(1);
  }
}
