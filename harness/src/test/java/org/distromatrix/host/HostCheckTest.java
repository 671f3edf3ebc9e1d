package org.distromatrix.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.distromatrix.distro.PackageManagerKind.APT;
import static org.distromatrix.distro.PackageManagerKind.DNF;
import static org.distromatrix.distro.PackageManagerKind.PACMAN;
import static org.distromatrix.distro.PackageManagerKind.ZYPPER;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.command.LocalCommands;
import org.distromatrix.command.Programs;
import org.distromatrix.distro.PackageManagerKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostCheckTest {
  @TempDir private Path folder;

  @Test
  void findsEveryPartOfThisHostInOrder() {
    var places = new Places(folder.resolve("cache"), folder.resolve("run"));
    var check = HostCheck.of(System.getenv(), places, new LocalCommands(System.getenv()));

    List<Finding> findings = check.findings();

    assertThat(findings)
        .extracting(Finding::part)
        .startsWith("Java", "root", "user namespaces", "overlayfs in namespaces")
        .contains("systemd-nspawn", "mmdebstrap", "git", "debian-archive-keyring", "disk space");
    assertThat(findings).filteredOn(finding -> finding.part().equals("Java")).hasSize(1);
    assertThat(folder.resolve("cache/scratch"))
        .satisfiesAnyOf(
            scratch -> assertThat(scratch).doesNotExist(),
            scratch -> assertThat(scratch).isEmptyDirectory());
  }

  @Test
  void oneCommandInstallsAllThatIsMissing() {
    HostCheck check = bareHost(APT, false);
    List<Finding> findings = HostPart.ALL.stream().map(HostCheckTest::missing).toList();

    assertThat(check.installCommand(findings))
        .hasValueSatisfying(
            command ->
                assertThat(command)
                    .startsWith("sudo apt-get install systemd-container util-linux mount findutils")
                    .contains(" mmdebstrap "));
    assertThat(check.installCommand(List.of())).isEmpty();
    assertThat(bareHost(PACMAN, true).installCommand(List.of(missing(HostPart.ALL.get(0)))))
        .contains("pacman -S --needed systemd");
  }

  @Test
  void workIsRefusedWithTheCommandThatMakesItPossible() {
    List<HostPart> absent =
        HostPart.ALL.stream()
            .filter(part -> List.of("sfdisk", "qemu-img").contains(part.name()))
            .toList();

    var refusal = bareHost(APT, false).refusal("export as qcow2", absent);

    assertThat(refusal).hasMessage("Cannot export as qcow2: this host has no qemu-img, sfdisk");
    assertThat(refusal.hint()).contains("sudo apt-get install qemu-utils fdisk");
    assertThatCode(() -> bareHost(APT, false).require("do nothing", List.of()))
        .doesNotThrowAnyException();
  }

  private static Finding missing(HostPart part) {
    return new Finding(part.name(), "", Finding.Status.MISSING, "", Optional.empty());
  }

  private HostCheck bareHost(PackageManagerKind kind, boolean root) {
    var places = new Places(folder.resolve("cache"), folder.resolve("run"));
    var privileges = new Privileges(root, Optional.empty());
    return new HostCheck(
        Programs.onPathOf(Map.of()),
        Optional.of(new HostPackages(kind, root)),
        new HostProbes(privileges, places, new LocalCommands(Map.of())));
  }

  @Test
  void knowsThePackageManagerByOsRelease() {
    assertThat(HostPackages.of(List.of("NAME=x", "ID=debian"))).contains(APT);
    assertThat(HostPackages.of(List.of("ID=linuxmint", "ID_LIKE=\"ubuntu debian\""))).contains(APT);
    assertThat(HostPackages.of(List.of("ID=\"rocky\"", "ID_LIKE=\"rhel centos fedora\"")))
        .contains(DNF);
    assertThat(HostPackages.of(List.of("ID=\"opensuse-tumbleweed\""))).contains(ZYPPER);
    assertThat(HostPackages.of(List.of("ID=arch"))).contains(PACMAN);
    assertThat(HostPackages.of(List.of("ID=plan9"))).isEmpty();
  }

  @Test
  void everyPartSaysWhatItIsForAndHasAPackageOnDebian() {
    assertThat(HostPart.ALL)
        .allSatisfy(
            part -> {
              assertThat(part.neededFor()).isNotBlank();
              assertThat(part.packageFor(APT)).isPresent();
              assertThat(part.program().isPresent()).isNotEqualTo(part.file().isPresent());
            });
  }
}
