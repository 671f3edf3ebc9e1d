package org.distromatrix.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.distro.DistroLookup;
import org.distromatrix.distro.DistroRef;
import org.distromatrix.distro.ProfileCatalog;
import org.distromatrix.distro.Repository;
import org.distromatrix.distro.ResolvedDistro;
import org.junit.jupiter.api.Test;

/** Command lines and files of dnf and zypper, byte for byte. */
class RpmCommandLinesTest {
  private static final RpmPlaces PLACES =
      new RpmPlaces(Path.of("/d/root"), Path.of("/d/rpm"), Path.of("/state/repositories"));

  private static ResolvedDistro profile(String distro, String release) {
    var catalog = ProfileCatalog.standard(LocalDate.of(2026, 11, 23));
    return ((DistroLookup.Found) catalog.find(new DistroRef(distro, release), "x86-64")).distro();
  }

  private static DnfCommand dnf(boolean five, boolean foreign) {
    return new DnfCommand(profile("centos", "9"), PLACES, five, foreign, Optional.empty());
  }

  private static List<String> afterMounts(List<String> argv) {
    assertThat(argv).startsWith("sh", "-c");
    assertThat(argv.subList(3, 5)).containsExactly("sh", "/d/root");
    return argv.subList(5, argv.size());
  }

  @Test
  void dnf4Installs() {
    assertThat(afterMounts(dnf(false, false).install(List.of("gcc", "make"), true)))
        .containsExactly(
            "dnf",
            "--assumeyes",
            "--config=/d/rpm/tool.conf",
            "--installroot=/d/root",
            "--releasever=9",
            "--noplugins",
            "--setopt=reposdir=/state/repositories",
            "--setopt=varsdir=/d/rpm/nothing",
            "--setopt=cachedir=/d/rpm/cache",
            "--setopt=logdir=/var/log",
            "--setopt=persistdir=/d/root/var/lib/dnf",
            "--setopt=metadata_expire=never",
            "install",
            "--",
            "gcc",
            "make");
  }

  @Test
  void dnf5InstallsForAnotherArchitecture() {
    assertThat(afterMounts(dnf(true, true).install(List.of("gcc"), false)))
        .containsExactly(
            "dnf",
            "--assumeyes",
            "--config=/d/rpm/tool.conf",
            "--installroot=/d/root",
            "--releasever=9",
            "--use-host-config",
            "--forcearch=x86_64",
            "--setopt=reposdir=/state/repositories",
            "--setopt=varsdir=/d/rpm/nothing",
            "--setopt=cachedir=/d/rpm/cache",
            "--setopt=logdir=/var/log",
            "--setopt=metadata_expire=0",
            "install",
            "--",
            "gcc");
  }

  @Test
  void dnfFetchesMetadata() {
    assertThat(dnf(false, false).makeCache())
        .startsWith("dnf", "--assumeyes", "--config=/d/rpm/tool.conf", "--installroot=/d/root")
        .endsWith("--setopt=metadata_expire=0", "makecache");
  }

  @Test
  void dnfConfiguration() {
    assertThat(dnf(false, false).configuration())
        .isEqualTo(
            """
            [main]
            gpgcheck=1
            localpkg_gpgcheck=1
            best=1
            skip_if_unavailable=0
            install_weak_deps=0
            keepcache=1
            plugins=0
            check_config_file_age=0
            zchunk=0
            timeout=20
            minrate=1000
            retries=1
            module_platform_id=platform:el9
            """);
  }

  @Test
  void dnfShowsASubscription() {
    var files =
        new EntitlementFiles(Path.of("/ca.pem"), Path.of("/e/1.pem"), Path.of("/e/1-key.pem"));
    assertThat(
            new DnfCommand(profile("rhel", "10"), PLACES, false, false, Optional.of(files))
                .configuration())
        .endsWith(
            """
            module_platform_id=platform:el10
            sslverify=1
            sslcacert=/ca.pem
            sslclientcert=/e/1.pem
            sslclientkey=/e/1-key.pem
            """);
  }

  @Test
  void zypperNeverTakesAKeyFromAMirror() {
    var zypper = new ZypperCommand(profile("opensuse", "tumbleweed"), PLACES);
    List<String> install = afterMounts(zypper.install(List.of("gcc")));
    assertThat(install)
        .containsExactly(
            "zypper",
            "--non-interactive",
            "--config=/d/rpm/nothing/zypper.conf",
            "--installroot=/d/root",
            "--reposd-dir=/state/repositories",
            "--cache-dir=/d/rpm/cache",
            "--releasever=tumbleweed",
            "--no-refresh",
            "install",
            "--no-recommends",
            "--download-in-advance",
            "--auto-agree-with-licenses",
            "--no-force-resolution",
            "--",
            "gcc");
    assertThat(zypper.refresh())
        .startsWith("timeout", "--kill-after=5", "300", "zypper", "--non-interactive")
        .endsWith("refresh", "--force");
    assertThat(zypper.importKeys(List.of(Path.of("/k/a.asc"))))
        .containsExactly("rpm", "--root=/d/root", "--import", "/k/a.asc");
    assertThat(zypper.configuration())
        .contains("gpgcheck = on\n", "repo_gpgcheck = on\n", "pkg_gpgcheck = on\n");
    assertThat(zypper.environment(Map.of("HOME", "/d/rpm/home")))
        .containsEntry("HOME", "/d/rpm/home")
        .containsEntry("ZYPP_CONF", "/d/rpm/tool.conf")
        .containsEntry("ZYPP_LOGFILE", "/d/rpm/zypper.log");
  }

  @Test
  void repositoryFile() {
    Repository fedora = profile("fedora", "44").repositories().get(0);
    assertThat(new RpmRepoFile(fedora, List.of(Path.of("/k/a b.asc"), Path.of("/k/c.asc"))).text())
        .isEqualTo(
            """
            [fedora]
            name=fedora
            metalink=https://mirrors.fedoraproject.org/metalink?arch=x86_64&repo=fedora-44
            enabled=1
            gpgcheck=1
            repo_gpgcheck=0
            pkg_gpgcheck=1
            gpgkey=file:///k/a%20b.asc
              file:///k/c.asc
            autorefresh=0
            keeppackages=1
            """);
    Repository baseos = profile("centos", "10").repositories().get(0).at("http://m/BaseOS");
    assertThat(new RpmRepoFile(baseos, List.of(Path.of("/k/c.asc"))).text())
        .contains("[baseos]\n", "baseurl=http://m/BaseOS\n", "repo_gpgcheck=1\n");
  }

  @Test
  void rpmIsToldWhereItsDatabaseIs() {
    assertThat(RpmPlaces.macros(profile("opensuse", "tumbleweed").rpm().orElseThrow()))
        .isEqualTo(
            """
            %_dbpath /usr/lib/sysimage/rpm
            %_db_backend ndb
            %_netsharedpath /proc:/sys:/dev
            """);
  }
}
