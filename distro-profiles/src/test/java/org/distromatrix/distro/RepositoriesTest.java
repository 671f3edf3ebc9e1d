package org.distromatrix.distro;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The repositories of each release as expanded, one a line: id, state, address, suite. */
class RepositoriesTest {
  private final ProfileCatalog catalog = ProfileCatalog.standard(ProfileCatalogTest.TODAY);

  @ParameterizedTest
  @CsvSource({"11, bullseye", "12, bookworm", "13, trixie"})
  void debianRelease(String version, String codename) {
    assertThat(lines("debian:" + version, "x86-64"))
        .isEqualTo(
            """
            debian + http://ftp.debian.org/debian debian %1$s main
            debian-updates + http://ftp.debian.org/debian debian %1$s-updates main
            debian-security + http://ftp.debian.org/debian-security debian-security %1$s-security main
            debian-backports - http://ftp.debian.org/debian debian %1$s-backports main
            debian-debug - http://ftp.debian.org/debian-debug debian-debug %1$s-debug main
            """
                .formatted(codename));
  }

  @ParameterizedTest
  @CsvSource({"testing", "forky", "14"})
  void debianTestingByItsCodename(String name) {
    assertThat(lines("debian:" + name, "x86-64"))
        .isEqualTo(
            """
            debian + http://ftp.debian.org/debian debian forky main
            debian-updates + http://ftp.debian.org/debian debian forky-updates main
            debian-security + http://ftp.debian.org/debian-security debian-security forky-security main
            debian-debug - http://ftp.debian.org/debian-debug debian-debug forky-debug main
            """);
  }

  @ParameterizedTest
  @CsvSource({"sid", "unstable"})
  void debianUnstableHasNeitherUpdatesNorSecurity(String name) {
    assertThat(lines("debian:" + name, "x86-64"))
        .isEqualTo(
            """
            debian + http://ftp.debian.org/debian debian sid main
            debian-debug - http://ftp.debian.org/debian-debug debian-debug sid-debug main
            """);
  }

  @ParameterizedTest
  @CsvSource({
    "22.04, jammy",
    "24.04, noble",
    "26.04, resolute",
    "26.10, stonking",
    "devel, tenacious"
  })
  void ubuntuRelease(String version, String codename) {
    assertThat(lines("ubuntu:" + version, "x86-64"))
        .isEqualTo(
            """
            ubuntu + http://archive.ubuntu.com/ubuntu ubuntu %1$s main universe
            ubuntu-updates + http://archive.ubuntu.com/ubuntu ubuntu %1$s-updates main universe
            ubuntu-security + http://security.ubuntu.com/ubuntu ubuntu %1$s-security main universe
            """
                .formatted(codename));
    assertThat(lines("ubuntu:" + version, "arm64"))
        .isEqualTo(
            """
            ubuntu-ports + http://ports.ubuntu.com/ubuntu-ports ubuntu-ports %1$s main universe
            ubuntu-ports-updates + http://ports.ubuntu.com/ubuntu-ports ubuntu-ports %1$s-updates main universe
            ubuntu-ports-security + http://ports.ubuntu.com/ubuntu-ports ubuntu-ports %1$s-security main universe
            """
                .formatted(codename));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fedora:44 | fedora"
            + " | https://mirrors.fedoraproject.org/metalink?arch=x86_64&repo=fedora-44"
            + " | linux/releases/44/Everything/x86_64/os",
        "fedora:44 | updates"
            + " | https://mirrors.fedoraproject.org/metalink?arch=x86_64&repo=updates-released-f44"
            + " | linux/updates/44/Everything/x86_64",
        "fedora:rawhide | fedora"
            + " | https://mirrors.fedoraproject.org/metalink?arch=x86_64&repo=fedora-rawhide"
            + " | linux/development/rawhide/Everything/x86_64/os",
        "centos:10 | extras-common | https://mirrors.centos.org/metalink?arch=x86_64"
            + "&repo=centos-extras-sig-extras-common-10-stream"
            + " | SIGs/10-stream/extras/x86_64/extras-common",
        "rhel:9 | rhel-9-baseos-rpms"
            + " | https://cdn.redhat.com/content/dist/rhel9/9/x86_64/baseos/os"
            + " | content/dist/rhel9/9/x86_64/baseos/os",
        "rhel-ubi:10 | ubi-10-appstream-rpms"
            + " | https://cdn-ubi.redhat.com/content/public/ubi/dist/ubi10/10/x86_64/appstream/os"
            + " | content/public/ubi/dist/ubi10/10/x86_64/appstream/os",
        "rocky:9 | crb | https://mirrors.rockylinux.org/mirrorlist?arch=x86_64&repo=CRB-9"
            + " | 9/CRB/x86_64/os",
        "alma:10 | extras | https://mirrors.almalinux.org/mirrorlist/10/extras"
            + " | 10/extras/x86_64/os",
        "arch | core | https://fastly.mirror.pkgbuild.com/core/os/x86_64 | core/os/x86_64",
        "opensuse:16.0 | oss"
            + " | https://download.opensuse.org/distribution/leap/16.0/repo/oss/x86_64"
            + " | distribution/leap/16.0/repo/oss/x86_64",
        "opensuse:15.6 | updates-sle | https://download.opensuse.org/update/leap/15.6/sle"
            + " | update/leap/15.6/sle",
        "opensuse:tumbleweed | oss | https://download.opensuse.org/tumbleweed/repo/oss"
            + " | tumbleweed/repo/oss",
      })
  void others(String ref, String id, String url, String mirrorPath) {
    var repository =
        distro(ref, "x86-64").repositories().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow();
    assertThat(repository.url()).isEqualTo(url);
    assertThat(repository.mirrorPath()).isEqualTo(mirrorPath);
    assertThat(repository.enabled()).isTrue();
  }

  private String lines(String ref, String architecture) {
    return distro(ref, architecture).repositories().stream()
        .map(RepositoriesTest::line)
        .collect(Collectors.joining());
  }

  private static String line(Repository one) {
    assertThat(one.kind()).isEqualTo(Repository.Kind.DEB);
    return "%s %s %s %s %s %s\n"
        .formatted(
            one.id(),
            one.enabled() ? "+" : "-",
            one.url(),
            one.mirrorPath(),
            one.suite(),
            String.join(" ", one.components()));
  }

  private ResolvedDistro distro(String ref, String architecture) {
    return ((DistroLookup.Found) catalog.find(DistroRef.parse(ref), architecture)).distro();
  }
}
