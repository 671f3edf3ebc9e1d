package org.distromatrix.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.distromatrix.guest.GuestFixture.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.distromatrix.build.CellImage;
import org.distromatrix.config.FileSystem;
import org.distromatrix.config.KernelChoice;
import org.distromatrix.config.MachineSettings;
import org.distromatrix.disk.Kernel;
import org.distromatrix.disk.Kernels;
import org.distromatrix.failure.MatrixException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code machine:} says is what a guest is. Needs root. */
@Tag("slow")
class MachineSettingsIT {
  private static final long MIB = 1L << 20;
  private static final Path README = Path.of("../README.md");

  @TempDir private static Path folder;

  private static MachineFixture fixture;
  private static CellImage debian13;

  @BeforeAll
  static void open() throws IOException {
    fixture = new MachineFixture();
    Path special = SpecialFiles.in(folder);
    debian13 = fixture.with(fixture.debian("13"), List.of(), special);
  }

  @AfterAll
  static void close() throws IOException {
    fixture.close();
  }

  private static MachineSettings settings(String machine) throws IOException {
    return MachineYaml.read(folder.resolve("project"), machine);
  }

  private static String shell(Guest guest, String line) {
    return output(guest, GuestCommand.shell(line)).strip();
  }

  private static long memory(Guest guest) {
    return Long.parseLong(
        shell(guest, "sed -n 's/MemTotal: *\\([0-9]*\\) kB/\\1/p' /proc/meminfo"));
  }

  @Test
  void theExampleOfTheReadmeIsWhatItSays() throws IOException {
    String example =
        Files.readAllLines(README).stream()
            .filter(line -> line.startsWith("machine: {"))
            .findFirst()
            .orElseThrow();
    CellImage debian12 =
        fixture.with(fixture.debian("12"), List.of(), folder.resolve("special-files-1"));

    try (Guest guest = fixture.resume(debian12, "readme", settings(example), false)) {
      assertThat(shell(guest, "uname -r")).startsWith("6.1.0-");
      assertThat(shell(guest, "cat /proc/cmdline")).endsWith(" audit=0");
      assertThat(memory(guest)).isCloseTo(2 << 20, within(150_000L));
      assertThat(shell(guest, "nproc")).isEqualTo("4");
      assertThat(shell(guest, "findmnt -no SOURCE,FSTYPE /")).matches("/dev/vda +btrfs");
      assertThat(shell(guest, "lsblk -bdno NAME,SIZE").replaceAll(" +", " "))
          .isEqualTo("vda %d\nvdb %d".formatted(20L << 30, 1L << 30));
      assertThat(shell(guest, "systemctl is-system-running")).isEqualTo("running");
      // mkfs.btrfs leaves out a device's numbers; a folder's links are never counted there
      assertThat(SpecialFiles.seenIn(guest)).isEqualTo(SpecialFiles.expected("0:0", 1));
    }
  }

  @Test
  void xfsAndAKernelOfAFile() throws IOException {
    Kernel ours = Kernels.in(debian13.layers()).get(0);
    Path boot = Files.createDirectories(folder.resolve("project/boot"));
    Files.copy(ours.image(), boot.resolve("linux"));
    var settings =
        settings("machine: { disk: 12GiB, file-system: xfs, kernel: boot/linux, memory: 512MiB }");

    try (Guest guest = fixture.boot(debian13, "xfs", settings)) {
      assertThat(shell(guest, "uname -r; modprobe loop && lsmod | grep -o ^loop"))
          .isEqualTo(ours.version() + "\nloop");
      assertThat(shell(guest, "findmnt -no SOURCE,FSTYPE /")).matches("/dev/vda +xfs");
      assertThat(Long.parseLong(shell(guest, "stat -fc %b /")) * 4096)
          .isCloseTo(12L << 30, within(200 * MIB));
      assertThat(memory(guest)).isCloseTo(512 << 10, within(100_000L));
      assertThat(shell(guest, "systemctl is-system-running")).isEqualTo("running");
      assertThat(SpecialFiles.seenIn(guest)).isEqualTo(SpecialFiles.expected("1:3", 2));
    }
  }

  @Test
  void aKernelWithoutItsInitialRamDiskIsTold() throws IOException {
    Kernel other = Kernels.in(fixture.debian("12").layers()).get(0);
    Path boot = Files.createDirectories(folder.resolve("project/boot"));
    Files.copy(other.image(), boot.resolve("other"));
    var settings = settings("machine: { kernel: boot/other }");

    assertThatThrownBy(() -> fixture.boot(debian13, "other", settings).close())
        .isInstanceOf(MatrixException.class)
        .hasMessageStartingWith(
            "Cannot boot 'other': kernel panic: VFS: Unable to mount root fs on unknown-block(0,0)")
        .satisfies(
            e ->
                assertThat(((MatrixException) e).hint().orElseThrow())
                    .isEqualTo(
                        "kernel %s boots without an initial RAM disk: the image has none of this version"
                            .formatted(other.version())));
  }

  @Test
  void anArgumentThatTakesTheRootAwayIsTold() throws IOException {
    var settings = settings("machine: { kernel-arguments: [root=/dev/nope] }");

    assertThatThrownBy(() -> fixture.boot(debian13, "nope", settings).close())
        .isInstanceOf(MatrixException.class)
        .hasMessageStartingWith(
            "Cannot boot 'nope': no root file system: Gave up waiting for root file system device")
        .satisfies(
            e ->
                assertThat(((MatrixException) e).hint().orElseThrow())
                    .isEqualTo(
                        "`kernel-arguments: root=/dev/nope` in matrix.yaml come after ours"));
  }

  @ParameterizedTest
  @EnumSource(FileSystem.class)
  void aDiskThatIsTooSmallIsTold(FileSystem fileSystem) {
    MachineSettings all = MachineSettings.DEFAULT;
    long bytes = fileSystem == FileSystem.XFS ? 310 * MIB : 64 * MIB;
    var settings =
        new MachineSettings(
            all.memory(), all.cpus(), bytes, fileSystem, KernelChoice.NEWEST, List.of(), List.of());

    assertThatThrownBy(() -> fixture.boot(fixture.debian("12"), "small", settings).close())
        .isInstanceOf(MatrixException.class)
        .hasMessage(
            "Cannot make the disk of debian:12: its image does not fit into %d MiB"
                .formatted(bytes / MIB));
  }
}
