package org.distromatrix.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.distromatrix.config.BootKind;
import org.distromatrix.failure.Fault;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.Test;

class PlannerTest {
  @Test
  void ordersDistrosThenBootsThenAxesAsInTheFile() throws IOException {
    var plan =
        PlanFixture.plan(
            """
            distros: [debian:trixie, arch]
            boot: [nspawn, qemu]
            axes: { CC: [gcc, clang], DB: [a, b] }
            """);
    assertThat(plan.cells())
        .extracting(cell -> cell.id().text())
        .containsExactly(
            "debian:13/nspawn/CC=gcc/DB=a",
            "debian:13/nspawn/CC=gcc/DB=b",
            "debian:13/nspawn/CC=clang/DB=a",
            "debian:13/nspawn/CC=clang/DB=b",
            "debian:13/qemu/CC=gcc/DB=a",
            "debian:13/qemu/CC=gcc/DB=b",
            "debian:13/qemu/CC=clang/DB=a",
            "debian:13/qemu/CC=clang/DB=b",
            "arch/nspawn/CC=gcc/DB=a",
            "arch/nspawn/CC=gcc/DB=b",
            "arch/nspawn/CC=clang/DB=a",
            "arch/nspawn/CC=clang/DB=b",
            "arch/qemu/CC=gcc/DB=a",
            "arch/qemu/CC=gcc/DB=b",
            "arch/qemu/CC=clang/DB=a",
            "arch/qemu/CC=clang/DB=b");
    assertThat(plan.suites()).containsExactly("smoke", "unit");
    assertThat(plan.warnings()).isEmpty();
  }

  @Test
  void plansTheWholeMission() throws IOException {
    var plan =
        PlanFixture.plan(
            """
            distros: [fedora:44, centos:10, rhel:9, rhel-ubi:9, debian:12, debian:13, ubuntu:24.04,
              arch, opensuse:tumbleweed]
            """);
    assertThat(plan.cells())
        .extracting(cell -> cell.id().text())
        .containsExactly(
            "fedora:44/nspawn",
            "centos:10/nspawn",
            "rhel:9/nspawn",
            "rhel-ubi:9/nspawn",
            "debian:12/nspawn",
            "debian:13/nspawn",
            "ubuntu:24.04/nspawn",
            "arch/nspawn",
            "opensuse:tumbleweed/nspawn");
  }

  @Test
  void leavesOutWhatIsExcludedAndAddsWhatIsIncluded() throws IOException {
    var plan =
        PlanFixture.plan(
            """
            distros: [debian:12, debian:13]
            axes: { CC: [gcc, clang] }
            exclude: [ { distro: "debian:bookworm", CC: clang } ]
            include: [ { distro: "debian:testing", CC: tcc }, { distro: arch, boot: qemu } ]
            """);
    assertThat(plan.cells())
        .extracting(cell -> cell.id().text())
        .containsExactly(
            "debian:12/nspawn/CC=gcc",
            "debian:13/nspawn/CC=gcc",
            "debian:13/nspawn/CC=clang",
            "debian:14/nspawn/CC=tcc",
            "arch/qemu/CC=gcc",
            "arch/qemu/CC=clang");
  }

  @Test
  void warnsOfEntriesWithoutEffect() throws IOException {
    var plan =
        PlanFixture.plan(
            """
            distros: [debian:13, debian:11]
            exclude: [ { distro: "rhel-ubi:*", boot: qemu } ]
            include: [ { distro: "debian:trixie", boot: nspawn } ]
            allow-failure: [ { distro: "opensuse:*", reason: upstream bug 123 } ]
            packages: { on: { "arch": { build: [clang] } } }
            """);
    assertThat(plan.warnings())
        .containsExactly(
            "exclude { distro: rhel-ubi:*, boot: qemu } matches no cell",
            "include { distro: debian:trixie, boot: nspawn } adds no cell: the matrix has it",
            "allow-failure { distro: opensuse:* } matches no cell",
            "packages.on 'arch' matches no cell",
            "debian:11 is out of support since 2026-08-31");
  }

  @Test
  void allowsFailuresUntilTheirDay() throws IOException {
    var plan =
        PlanFixture.plan(
            """
            distros: [debian:12, debian:13, arch]
            allow-failure:
              - { distro: debian:12, reason: bug 1, until: 2026-11-23 }
              - { distro: debian, reason: bug 2, until: 2026-11-22 }
            """);
    assertThat(plan.cells().get(0).allowedFailure())
        .contains(new AllowedFailure("bug 1", Optional.of(LocalDate.of(2026, 11, 23))));
    assertThat(plan.cells().get(0).expiredAllowance()).isEmpty();
    assertThat(plan.cells().get(1).allowedFailure()).isEmpty();
    assertThat(plan.cells().get(1).expiredAllowance())
        .contains(new AllowedFailure("bug 2", Optional.of(LocalDate.of(2026, 11, 22))));
    assertThat(plan.cells().get(2).allowedFailure()).isEmpty();
    assertThat(plan.cells().get(2).expiredAllowance()).isEmpty();
    assertThat(plan.warnings())
        .containsExactly(
            "allow-failure { distro: debian } (bug 2) ended on 2026-11-22: failures count again");
  }

  @Test
  void resolvesPackagesForEachDistributionAndAddsThoseOfMatchingCells() throws IOException {
    var plan =
        PlanFixture.plan(
            """
            distros: [debian:11, debian:13, arch]
            boot: [nspawn, qemu]
            packages:
              build: [gcc, make, pkg-config, zlib-devel, libfoo-dev]
              run: [zlib]
              on:
                "arch": { build: [clang, gcc] }
                "debian:trixie/qemu": { run: [pciutils] }
                "*/qemu": { run: [hwdata] }
            """);
    assertThat(packages(plan, "debian:11/nspawn"))
        .isEqualTo("gcc libc6-dev make pkg-config zlib1g-dev libfoo-dev | zlib1g");
    assertThat(packages(plan, "debian:13/nspawn"))
        .isEqualTo("gcc libc6-dev make pkgconf zlib1g-dev libfoo-dev | zlib1g");
    assertThat(packages(plan, "debian:13/qemu"))
        .isEqualTo("gcc libc6-dev make pkgconf zlib1g-dev libfoo-dev | zlib1g pciutils hwdata");
    assertThat(packages(plan, "arch/qemu"))
        .isEqualTo("gcc make pkgconf zlib libfoo-dev clang | zlib hwdata");
  }

  private static String packages(Plan plan, String id) {
    var cell = plan.cell(id).orElseThrow();
    return String.join(" ", cell.buildPackages()) + " | " + String.join(" ", cell.runPackages());
  }

  @Test
  void keepsAxesOutOfTheBuildThatDoNotBelongThere() throws IOException {
    var plan =
        PlanFixture.plan(
            """
            distros: [debian:13]
            axes: { CC: [gcc], DB: { values: [pg], build: false } }
            """);
    assertThat(plan.cells().get(0).axes()).isEqualTo(Map.of("CC", "gcc", "DB", "pg"));
    assertThat(plan.cells().get(0).buildAxes()).isEqualTo(Map.of("CC", "gcc"));
  }

  @Test
  void refusesMachinesWithoutKernelAllAtOnce() {
    var failure =
        catchThrowableOfType(
            MatrixException.class,
            () ->
                PlanFixture.plan(
                    """
                    distros: [rhel-ubi:9, rhel-ubi:10, rhel:9]
                    boot: [nspawn, qemu]
                    """));
    assertThat(failure.fault()).isEqualTo(Fault.USAGE);
    assertThat(failure)
        .hasMessage(
            """
            Cannot plan the matrix of 'tally':
              rhel-ubi:9 cannot be booted with qemu: it has no kernel for x86-64; it can with nspawn, container
              rhel-ubi:10 cannot be booted with qemu: it has no kernel for x86-64; it can with nspawn, container\
            """);
    assertThat(failure.hint())
        .contains("Exclude it: exclude: [ { distro: \"rhel-ubi:10\", boot: qemu } ]");
  }

  @Test
  void plansWhatIsLeftAfterSuchCellsAreExcluded() throws IOException {
    var plan =
        PlanFixture.plan(
            """
            distros: [rhel-ubi:9, rhel:9]
            boot: [nspawn, qemu]
            exclude: [ { distro: rhel-ubi, boot: qemu } ]
            """);
    assertThat(plan.cells())
        .extracting(cell -> cell.id().text())
        .containsExactly("rhel-ubi:9/nspawn", "rhel:9/nspawn", "rhel:9/qemu");
  }

  @Test
  void oneBootKindForAllLeavesOutWhatCannotBeBootedSo() throws IOException {
    var plan =
        PlanFixture.plan(
            """
            distros: [rhel-ubi:9, debian:13]
            boot: [nspawn]
            """,
            BootKind.QEMU);
    assertThat(plan.cells()).extracting(cell -> cell.id().text()).containsExactly("debian:13/qemu");
    assertThat(plan.warnings())
        .containsExactly(
            "rhel-ubi:9 cannot be booted with qemu: it has no kernel for x86-64: left out");
  }
}
