package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.Command;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.config.TrustedKeys;
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

/** Package names asked for without an image, of a mirror that a company signs anew. Needs apt. */
class PackageIndexIT {
  @TempDir Path folder;

  private TestArchive archive;
  private TestArchive.Signer company;
  private Path armored;

  @BeforeEach
  void serve() throws Exception {
    archive = TestArchive.serve(Files.createDirectory(folder.resolve("archive")));
    company = new TestArchive.Signer(folder.resolve("key"));
    archive.publish(company, ZonedDateTime.now(ZoneOffset.UTC).plusDays(1));
    armored = folder.resolve("company.asc");
    new LocalCommands(System.getenv())
        .run(
            Command.of(
                "gpg",
                "--batch",
                "--homedir",
                folder.resolve("key").toString(),
                "--output",
                armored.toString(),
                "--armor",
                "--export"));
  }

  @AfterEach
  void stop() {
    archive.close();
    company.close();
  }

  @Test
  void namesComeFromTheMirrorThatTheUserTrusts() {
    var keys = new TrustedKeys(armored, List.of(company.fingerprint()));

    assertThat(index(Map.of(), Optional.of(keys)).packages()).containsExactly("lonely");
    assertThat(folder.resolve("cache/images")).doesNotExist();
  }

  @Test
  void aVariableNamesAFileWhoseKeysAreAllTrusted() {
    var variables = Map.of("MATRIX_KEYS_DEBIAN", armored.toString());

    assertThat(index(variables, Optional.empty()).missing(List.of("lonely", "lovely")))
        .containsExactly("lovely");
  }

  @Test
  void aMirrorSignedAnewIsRefusedWithoutTheUsersWord() {
    assertThatThrownBy(() -> index(Map.of(), Optional.empty()))
        .hasMessageStartingWith(
            "Cannot look up packages of debian:trixie: the mirror's signature cannot be trusted: ")
        .isInstanceOfSatisfying(
            MatrixException.class, e -> assertThat(e.fault()).isEqualTo(Fault.INFRASTRUCTURE));
  }

  @Test
  void aKeyOfTheFileThatIsNotNamedSignsNothing() {
    var keys = new TrustedKeys(armored, List.of("0123456789ABCDEF0123456789ABCDEF01234567"));

    assertThatThrownBy(() -> index(Map.of(), Optional.of(keys)))
        .hasMessageContaining("holds none of the keys that its profile pins");
  }

  @Test
  void aMirrorThatIsDownIsNamed() {
    archive.close();
    var keys = new TrustedKeys(armored, List.of(company.fingerprint()));

    assertThatThrownBy(() -> index(Map.of(), Optional.of(keys)))
        .hasMessageStartingWith(
            "Cannot look up packages of debian:trixie: the mirror cannot be reached: ");
  }

  private PackageIndex index(Map<String, String> environment, Optional<TrustedKeys> keys) {
    Repository main = TestDistros.repository(TestArchive.SUITE, "debian");
    ResolvedDistro distro =
        TestDistros.with(
            TestDistros.debian(TestArchive.SUITE), List.of(main), List.of("openssh-server"));
    var context =
        new ImageContext(
            folder.resolve("check.log"),
            line -> {},
            line -> {},
            ImageContext.DEFAULT_TIMEOUT,
            false,
            Optional.of(archive.url()),
            keys,
            false);
    try (CachedImages images =
        CachedImages.open(
            new Places(folder.resolve("cache"), folder.resolve("run")),
            new LocalCommands(System.getenv()),
            new HostLocks(folder.resolve("cache/locks"), "test"),
            environment)) {
      return images.index(distro, context);
    }
  }
}
