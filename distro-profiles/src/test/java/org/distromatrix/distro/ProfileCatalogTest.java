package org.distromatrix.distro;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileCatalogTest {
  static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

  private final ProfileCatalog catalog = ProfileCatalog.standard(TODAY);

  @ParameterizedTest
  @CsvSource({
    "debian, debian:13",
    "debian:13, debian:13",
    "debian:trixie, debian:13",
    "debian:stable, debian:13",
    "debian:oldstable, debian:12",
    "debian:oldoldstable, debian:11",
    "debian:bullseye, debian:11",
    "debian:testing, debian:14",
    "debian:forky, debian:14",
    "debian:unstable, debian:sid",
    "debian:sid, debian:sid",
    "ubuntu, ubuntu:26.10",
    "ubuntu:lts, ubuntu:26.04",
    "ubuntu:jammy, ubuntu:22.04",
    "ubuntu:noble, ubuntu:24.04",
    "ubuntu:resolute, ubuntu:26.04",
    "ubuntu:stonking, ubuntu:26.10",
    "ubuntu:devel, ubuntu:27.04",
    "fedora, fedora:45",
    "fedora:rawhide, fedora:rawhide",
    "centos, centos:10",
    "rhel:9, rhel:9",
    "rhel:9.6, rhel:9.6",
    "rhel:10.1, rhel:10.1",
    "rhel-ubi, rhel-ubi:10",
    "rocky:9, rocky:9",
    "alma:10, alma:10",
    "arch, arch",
    "arch:rolling, arch",
    "opensuse, opensuse:16.0",
    "opensuse:leap, opensuse:16.0",
    "opensuse:rolling, opensuse:tumbleweed",
  })
  void resolvesEveryNameOfAReleaseToOneRef(String written, String canonical) {
    assertThat(found(written, "x86-64").ref()).hasToString(canonical);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "debain | x86-64 | unknown distro 'debain'; did you mean 'debian'?",
        "nixos | x86-64 | unknown distro 'nixos'; known: alma, arch, centos, debian, fedora,"
            + " opensuse, rhel, rhel-ubi, rocky, ubuntu",
        "debian:14x | x86-64 | debian has no release '14x'; it has 11 (bullseye), 12 (bookworm),"
            + " 13 (trixie), 14 (forky), sid",
        "arch:2026 | x86-64 | arch has no release '2026'; it has rolling",
        "debian:13 | x86 | debian:13 is not published for x86, only for x86-64, arm64, arm,"
            + " ppc64-le, riscv64, s390x",
        "arch | s390x | arch is not published for s390x, only for x86-64, arm64",
        "rhel-ubi:9.6 | x86-64 | rhel-ubi has no release '9.6'; it has 9, 10",
        "rhel:9.600 | x86-64 | rhel has no release '9.600'; it has 9, 10",
      })
  void saysWhatIsUnknownAndWhatThereIs(String ref, String architecture, String message) {
    assertThat(catalog.find(DistroRef.parse(ref), architecture))
        .isInstanceOfSatisfying(
            DistroLookup.Unknown.class,
            unknown -> assertThat(unknown.message()).isEqualTo(message));
  }

  @Test
  void namesTheNearestRelease() {
    assertThat(catalog.find(DistroRef.parse("debian:bookwrom"), "x86-64"))
        .isInstanceOfSatisfying(
            DistroLookup.Unknown.class,
            unknown -> assertThat(unknown.nearest()).containsExactly("debian:bookworm"));
  }

  @ParameterizedTest
  @CsvSource({
    "debian:11, ENDED, 2026-08-31",
    "debian:12, LONG_TERM, 2028-06-30",
    "debian:13, SUPPORTED, 2030-06-30",
    "debian:14, DEVELOPMENT,",
    "debian:sid, DEVELOPMENT,",
    "ubuntu:22.04, SUPPORTED, 2027-06-01",
    "ubuntu:25.04, ENDED, 2026-01-15",
    "ubuntu:26.10, SUPPORTED, 2027-07-31",
    "ubuntu:devel, DEVELOPMENT,",
    "fedora:42, ENDED, 2026-05-31",
    "fedora:43, SUPPORTED, 2026-12-09",
    "fedora:rawhide, DEVELOPMENT,",
    "arch, SUPPORTED,",
    "opensuse:15.6, ENDED, 2026-04-30",
    "opensuse:16.0, SUPPORTED, 2027-10-01",
  })
  void comparesSupportWithToday(String ref, Support support, LocalDate end) {
    assertThat(found(ref, "x86-64").support()).isEqualTo(support);
    assertThat(found(ref, "x86-64").endOfLife().orElse(null)).isEqualTo(end);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-08-31, LONG_TERM",
    "2026-09-01, ENDED",
    "2024-08-14, SUPPORTED",
    "2024-08-15, LONG_TERM",
    "2021-08-13, DEVELOPMENT",
  })
  void countsTheLastDay(LocalDate today, Support support) {
    var then = ProfileCatalog.standard(today).find(DistroRef.parse("debian:11"), "x86-64");
    assertThat(((DistroLookup.Found) then).distro().support()).isEqualTo(support);
  }

  @Test
  void meansTheNewestStableReleaseOfTheDay() {
    var then = ProfileCatalog.standard(LocalDate.of(2024, 1, 1));
    assertThat(then.find(new DistroRef("debian", ""), "x86-64"))
        .isInstanceOfSatisfying(
            DistroLookup.Found.class,
            found -> assertThat(found.distro().ref()).hasToString("debian:12"));
  }

  @Test
  void indexNamesEveryProfileFile() throws IOException, URISyntaxException {
    var index =
        Objects.requireNonNull(ProfileCatalog.class.getResource("profiles/index.txt")).toURI();
    try (var files = Files.list(Objects.requireNonNull(Path.of(index).getParent()))) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())))
          .filteredOn(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .containsExactlyInAnyOrderElementsOf(catalog.ids());
    }
  }

  @Test
  void resolvesEveryReleaseOfEveryProfileForEachOfItsArchitectures() {
    for (String id : catalog.ids()) {
      var profile = catalog.profile(id).orElseThrow();
      for (Release release : profile.releases()) {
        for (String architecture : Resolution.architectures(profile, release)) {
          checkComplete(new Resolution(profile, release, architecture).on(TODAY));
        }
      }
    }
  }

  private static void checkComplete(ResolvedDistro distro) {
    assertThat(distro.repositories()).as("%s", distro.ref()).isNotEmpty();
    assertThat(distro.toString())
        .doesNotContain("{version}", "{arch}", "{codename}", "{major}", "{stage}");
    assertThat(distro.repositories())
        .allSatisfy(repository -> assertThat(repository.keyring()).isNotEmpty());
    assertThat(distro.basePackages()).as("%s", distro.ref()).isNotEmpty().doesNotHaveDuplicates();
    assertThat(distro.repositories())
        .extracting(Repository::id)
        .as("%s", distro.ref())
        .doesNotHaveDuplicates();
    if (!distro.ref().distro().equals("arch")) {
      assertThat(distro.repositories())
          .flatExtracting(Repository::fingerprints)
          .isNotEmpty()
          .allSatisfy(print -> assertThat(print).matches("[0-9A-F]{40}"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "debian:13, x86-64, nspawn qemu container",
    "debian:13, s390x, nspawn container",
    "rhel-ubi:9, x86-64, nspawn container",
    "rhel:9, x86-64, nspawn qemu container",
  })
  void bootsMachinesOnlyWhereThereIsAKernel(String ref, String architecture, String boots) {
    assertThat(found(ref, architecture).boots()).containsExactly(boots.split(" "));
  }

  @Test
  void takesFromTheParentWhatAProfileDoesNotSay() {
    var rocky = found("rocky:9", "x86-64");
    assertThat(rocky.family()).isEqualTo("el");
    assertThat(rocky.packageManager()).isEqualTo(PackageManagerKind.DNF);
    assertThat(rocky.kernelPackages()).contains("kernel-core");
    assertThat(rocky.displayName()).isEqualTo("Rocky Linux 9");
    assertThat(rocky.mirrorVariable()).isEqualTo("MATRIX_MIRROR_ROCKY");
    assertThat(found("rhel-ubi:9", "x86-64").mirrorVariable()).isEqualTo("MATRIX_MIRROR_RHEL_UBI");
  }

  @Test
  void describesADebianRelease() {
    var trixie = found("debian:13", "arm64");
    assertThat(trixie.displayName()).isEqualTo("Debian 13 (trixie)");
    assertThat(trixie.nativeArchitecture()).isEqualTo("arm64");
    assertThat(trixie.family()).isEqualTo("debian");
    assertThat(trixie.hostMirrorDistro()).isEqualTo("debian");
    assertThat(trixie.mirrorVariable()).isEqualTo("MATRIX_MIRROR_DEBIAN");
    assertThat(trixie.sshUnits()).containsExactly("ssh.service", "ssh.socket");
    assertThat(trixie.basePackages())
        .containsExactly(
            "systemd", "systemd-sysv", "dbus", "libpam-systemd", "openssh-server", "iproute2");
    assertThat(trixie.kernelPackages()).contains("linux-image-cloud-arm64");
    assertThat(trixie.quirks()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"debian:11, true", "debian:12, false", "ubuntu:22.04, true", "ubuntu:24.04, false"})
  void marksReleasesWithASplitUsr(String ref, boolean split) {
    assertThat(found(ref, "x86-64").quirks().containsKey("merge-usr")).isEqualTo(split);
  }

  @Test
  void namesAReleaseWithoutAskingForAnArchitecture() {
    assertThat(catalog.canonical(DistroRef.parse("debian:stable")))
        .contains(new DistroRef("debian", "13"));
    assertThat(catalog.canonical(DistroRef.parse("debian"))).isEmpty();
    assertThat(catalog.canonical(DistroRef.parse("debain:13"))).isEmpty();
  }

  @Test
  void readsAProfileOnce() {
    assertThat(catalog.profile("debian").orElseThrow())
        .isSameAs(catalog.profile("debian").orElseThrow());
    assertThat(catalog.profile("debain")).isEmpty();
    assertThat(catalog.ids()).isEqualTo(List.copyOf(catalog.ids().stream().sorted().toList()));
  }

  private ResolvedDistro found(String ref, String architecture) {
    var lookup = catalog.find(DistroRef.parse(ref), architecture);
    assertThat(lookup).isInstanceOf(DistroLookup.Found.class);
    return ((DistroLookup.Found) lookup).distro();
  }
}
