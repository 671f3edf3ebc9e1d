package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.TrustedKeys;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.ResolvedDistro;
import org.distromatrix.report.model.InstalledPackage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnPackageManagerTest {
  private static final ProfileCatalog CATALOG = ProfileCatalog.standard(LocalDate.of(2026, 11, 27));

  private static ResolvedDistro distro(String ref) {
    return ((DistroLookup.Found) CATALOG.find(DistroRef.parse(ref), "x86-64")).distro();
  }

  private static ImageContext context(Optional<String> mirror, boolean acceptExpired) {
    Path log = Path.of("log");
    return new ImageContext(
        log, line -> {}, line -> {}, ImageContext.DEFAULT_TIMEOUT, false, mirror, acceptExpired);
  }

  private static OwnPackageManager manager(String ref, String mirror) {
    ResolvedDistro distro = distro(ref);
    return OwnPackageManager.of(
        distro, PackageSources.chosen(distro, context(Optional.of(mirror), false), Map.of()));
  }

  private static List<String> install(OwnPackageManager manager) {
    return manager.install(List.of("jq"), "0123", false);
  }

  @Test
  void aptReadsTheMirrorAndTrustsTheImagesKeys() {
    OwnPackageManager apt = manager("debian:13", "http://m.example");

    assertThat(apt.files().getOrDefault("sources.list", "").lines().toList())
        .containsExactly(
            "deb http://m.example/debian trixie main",
            "deb http://m.example/debian trixie-updates main",
            "deb http://m.example/debian-security trixie-security main");
    assertThat(apt.files().getOrDefault("apt.conf", ""))
        .contains(
            "Dir::Etc::SourceList \"/run/matrix/settings/sources.list\";",
            "Dir::Etc::SourceParts \"/dev/null\";");
    assertThat(install(apt)).endsWith("sh", "0123", "false", "jq");
  }

  @Test
  void withoutAChoiceTheImagesOwnSourcesHold() {
    ResolvedDistro fedora = distro("fedora:44");

    assertThat(PackageSources.chosen(fedora, context(Optional.empty(), false), Map.of())).isEmpty();
    assertThat(
            OwnPackageManager.of(distro("debian:13"), Optional.empty())
                .files()
                .getOrDefault("apt.conf", ""))
        .doesNotContain("SourceList");
    assertThat(install(OwnPackageManager.of(fedora, Optional.empty())).get(2))
        .doesNotContain("baseurl");
  }

  @Test
  void expiredMetadataIsAChoice() {
    ResolvedDistro debian = distro("debian:13");
    PackageSources sources =
        PackageSources.chosen(debian, context(Optional.of("http://m.example"), true), Map.of())
            .orElseThrow();

    assertThat(
            OwnPackageManager.of(debian, Optional.of(sources))
                .files()
                .getOrDefault("sources.list", ""))
        .startsWith("deb [check-valid-until=no] http://m.example/debian trixie main\n");
  }

  @Test
  void otherKeysAreRefusedNotForgotten() {
    ResolvedDistro debian = distro("debian:13");
    var context =
        new ImageContext(
            Path.of("log"),
            line -> {},
            line -> {},
            ImageContext.DEFAULT_TIMEOUT,
            false,
            Optional.empty(),
            Optional.of(new TrustedKeys(Path.of("/keys.gpg"), List.of())),
            false);

    assertThatThrownBy(() -> PackageSources.chosen(debian, context, Map.of()))
        .hasMessageContaining("Cannot trust other keys in debian:13");
  }

  @Test
  void dnfMovesTheRepositoriesOfTheImageAndAsksNoOther() {
    assertThat(install(manager("fedora:44", "http://m.example/fedora")))
        .startsWith("sh", "-c")
        .containsSequence(
            "sh",
            "0123",
            "never",
            "--repo=fedora",
            "--setopt=fedora.baseurl=http://m.example/fedora/linux/releases/44/Everything/x86_64/os",
            "--setopt=fedora.metalink=",
            "--setopt=fedora.mirrorlist=",
            "--repo=updates")
        .endsWith("install", "--", "jq");
    assertThat(install(OwnPackageManager.of(distro("fedora:44"), Optional.empty())))
        .endsWith("sh", "0123", "never", "install", "--", "jq");
  }

  @Test
  void whatDnfFiveSaysOfSignaturesNamesThePackage() {
    PackageListener unsigned = manager("fedora:44", "http://m").listen(line -> {});
    say(
        unsigned,
        """
        Transaction failed: Signature verification failed.
        OpenPGP check for package "make-4.4-1.x86_64" (/run/m.rpm) from repo "fedora" has failed: The package is not signed.
        """);
    PackageListener missing = manager("fedora:44", "http://m").listen(line -> {});
    say(missing, "No matching repositories for updates\n");

    assertThat(unsigned.failure(DistroRef.parse("fedora:44"), "m", Path.of("log")))
        .hasMessage(
            "Cannot install packages in the image of fedora:44: the mirror's signature cannot be"
                + " trusted: make-4.4-1.x86_64 is not signed; mirror: m");
    assertThat(missing.failure(DistroRef.parse("fedora:44"), "m", Path.of("log")))
        .hasMessageContaining("its container image does not have the repository: updates;");
  }

  @Test
  void pacmansStatusDoesNotTellOfFailedScripts() {
    PackageListener script = manager("arch", "http://m").listen(line -> {});
    say(script, "error: command failed to execute correctly\n");
    PackageListener mirror = manager("arch", "http://m").listen(line -> {});
    say(mirror, "error: failed retrieving file 'core.db' from m : Timeout was reached\n");

    assertThat(script.failed()).isTrue();
    assertThat(mirror.failed()).as("the next mirror may have it").isFalse();
  }

  @Test
  void zypperAdvisesAfterSuccess(@TempDir Path folder) throws Exception {
    for (int status : new int[] {0, 102, 103, 107, 4, 104}) {
      Path zypper = folder.resolve("zypper");
      Files.writeString(zypper, "#!/bin/sh\ncase $* in *install*) exit " + status + ";; esac\n");
      Files.setPosixFilePermissions(zypper, PosixFilePermissions.fromString("rwxr-xr-x"));
      List<String> argv = new ArrayList<>(install(manager("opensuse:tumbleweed", "http://m")));
      argv.set(2, argv.get(2).replace(OwnPackageManager.KEPT, folder.toString()));
      var builder = new ProcessBuilder(argv);
      builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));

      int ended = builder.start().waitFor();

      assertThat(ended).isEqualTo(status > 100 && status != 104 ? 0 : status);
    }
  }

  @Test
  void zypperGetsRepositoriesWhoseSignaturesAreChecked() {
    OwnPackageManager zypper = manager("opensuse:tumbleweed", "http://m.example");

    assertThat(zypper.files().getOrDefault("mirror.repo", ""))
        .contains("[oss]", "baseurl=http://m.example/", "pkg_gpgcheck=1");
    assertThat(install(zypper).get(2)).contains("--reposd-dir=/run/matrix/settings");
  }

  @Test
  void pacmanGetsAConfigurationOfItsOwn() {
    OwnPackageManager pacman = manager("arch", "http://m.example");

    assertThat(pacman.files().getOrDefault("pacman.conf", ""))
        .contains("[core]", "SigLevel = Required");
    assertThat(install(pacman).get(2)).contains("--config /run/matrix/settings/pacman.conf");
  }

  @Test
  void packageListsAreRead() {
    assertThat(
            manager("debian:13", "http://m")
                .read(
                    """
                    Package: zlib1g
                    Status: install ok installed
                    Architecture: amd64
                    Version: 1:1.3

                    Package: gone
                    Status: deinstall ok config-files
                    Version: 1

                    Package: apt
                    Status: install ok installed
                    Architecture: amd64
                    Version: 3.0
                    """))
        .containsExactly(
            new InstalledPackage("apt", "3.0", "amd64", ""),
            new InstalledPackage("zlib1g", "1:1.3", "amd64", ""));
    assertThat(manager("fedora:44", "http://m").read("zlib\t2\t1.3\t1.fc44\tx86_64\t\n"))
        .containsExactly(new InstalledPackage("zlib", "2:1.3-1.fc44", "x86_64", ""));
    assertThat(
            manager("arch", "http://m")
                .read(
                    """
                    %NAME%
                    zlib

                    %VERSION%
                    1.3-1

                    %ARCH%
                    x86_64

                    %NAME%
                    acl

                    %VERSION%
                    2.3-1

                    %ARCH%
                    x86_64
                    """))
        .containsExactly(
            new InstalledPackage("acl", "2.3-1", "x86_64", ""),
            new InstalledPackage("zlib", "1.3-1", "x86_64", ""));
  }

  @Test
  void failuresAreExplained() {
    OwnPackageManager apt = manager("debian:13", "http://m.example");
    List<String> progress = new ArrayList<>();
    PackageListener unknown = apt.listen(progress::add);
    say(unknown, "Setting up jq (1.7)\nE: Unable to locate package nonsense\n");
    PackageListener stale = apt.listen(progress::add);
    say(stale, "Err:1 http://m.example/debian trixie/main amd64 jq\n  404  Not Found\n");

    assertThat(progress).contains("Setting up jq (1.7)");
    assertThat(unknown.failure(DistroRef.parse("debian:13"), "m", Path.of("log")))
        .hasMessage("Cannot install 'nonsense' in debian:13: no such package");
    assertThat(unknown.stale()).isFalse();
    assertThat(stale.stale()).isTrue();
    assertThat(stale.failure(DistroRef.parse("debian:13"), "m", Path.of("log")))
        .hasMessageContaining("Cannot install packages in the image of debian:13: the mirror does");
  }

  private static void say(PackageListener listener, String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    listener.accept(bytes, bytes.length);
  }
}
