package org.distromatrix.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.distromatrix.cli.MatrixProgram.Ended;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Images as files for others, each read by what it is for. Needs root, the host's mirror, what
 * {@code setup/host.sh} names, and for two tests loop devices.
 */
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class ExportIT {
  private static final String FIRMWARE = "/usr/share/OVMF/OVMF_CODE_4M.fd";

  @TempDir Path temporary;
  private Path out;
  private MatrixProgram matrix;

  @BeforeEach
  void makeProject() throws IOException {
    out = Files.createDirectory(temporary.resolve("out"));
    matrix = new MatrixProgram(Files.createDirectory(temporary.resolve("project")));
    matrix.file(
        "matrix.yaml",
        """
        project: small
        distros: [debian:13]
        boot: [nspawn, qemu]
        files: extra
        suites:
          - { name: smoke, run: 'true' }
        """);
    matrix.file("extra/usr/share/small/mark", "exported\n");
  }

  private Path export(String cell, String format, String name, String... more) {
    Path file = out.resolve(name);
    List<String> arguments =
        Stream.concat(
                Stream.of("images", "export", cell, "--format", format, "-o", file.toString()),
                Stream.of(more))
            .toList();
    Ended ended = matrix.run(arguments.toArray(String[]::new));
    assertThat(ended.status()).as(ended.out() + ended.err()).isZero();
    assertThat(ended.out()).startsWith("wrote " + file + ": ");
    return file;
  }

  private List<String> left() throws IOException {
    try (Stream<Path> files = Files.list(out)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void nspawnBootsADiscoverableDisk() throws IOException {
    Path disk = export("debian:13/nspawn", "ddi", "a.raw");

    assertThat(left()).containsExactly("a.raw");
    assertThat(DiskTools.allocated(disk)).isLessThan(Files.size(disk) / 2);
    assertThat(DiskTools.run("sfdisk", "--dump", disk.toString()))
        .contains("type=4F68BCE3-E8CD-4DB1-96E7-FBCAF984B709")
        .doesNotContain("C12A7328-F81F-11D2-BA4B-00A0C93EC93B");
    DiskTools.requireLoopDevices();
    assertThat(DiskTools.run("systemd-dissect", "--no-pager", disk.toString()))
        .contains("ID=debian", "VERSION_ID=13")
        .containsPattern("rw root +[0-9a-f-]+ root +ext4 +x86-64");
    try (var guest = SerialConsole.of(DiskTools.nspawn(disk, "cat /usr/share/small/mark"))) {
      guest.awaitText("exported");
    }
    try (var guest = SerialConsole.of(DiskTools.nspawn(disk, ""))) {
      guest.awaitText("login:");
    }
  }

  @Tag("slow")
  @Test
  void firmwareBootsTheDiskOfACellWithAKernel() throws IOException {
    Path disk = export("debian:13/qemu", "ddi", "a.raw");
    Path qcow2 = export("debian:13/qemu", "qcow2", "a.qcow2", "--compress");

    assertThat(DiskTools.run("mdir", "-b", "-i", disk + "@@1M", "::/EFI/BOOT"))
        .contains("BOOTX64.EFI");
    assertThat(DiskTools.run("qemu-img", "check", qcow2.toString())).contains("No errors");
    assertThat(DiskTools.run("qemu-img", "info", qcow2.toString()))
        .contains("virtual size: 2 GiB (%d bytes)".formatted(Files.size(disk)));
    try (var machine = SerialConsole.of(DiskTools.uefiMachine(FIRMWARE, disk, "raw"))) {
      machine.awaitText("login:");
    }
  }

  @Test
  void theTreeIsTheCellsWithoutSourceAndWayIn() throws IOException {
    Path tar = export("debian:13/nspawn", "tar", "a.tar");
    var entries = new TreeMap<String, TarArchiveEntry>();
    try (var in = new TarArchiveInputStream(Files.newInputStream(tar))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), entry);
      }
    }

    assertThat(entries)
        .containsKeys("./usr/lib/os-release", "./usr/share/small/mark")
        .hasEntrySatisfying("./etc/machine-id", id -> assertThat(id.getSize()).isZero())
        .hasEntrySatisfying(
            "./etc/shadow", shadow -> assertThat(shadow.getLongGroupId()).isEqualTo(42));
    assertThat(entries.keySet())
        .noneMatch(name -> name.startsWith("./var/lib/matrix") || name.contains("/matrix-"));
    Path packed = export("debian:13/nspawn", "tar", "a.tar.zst");
    assertThat(DiskTools.run("sh", "-c", "zstd -dc '" + packed + "' | cmp - '" + tar + "'"))
        .isEmpty();
  }

  @Test
  void aContainerImageIsTheSameEachTime() throws IOException {
    Path one = export("debian:13/nspawn", "oci", "one.oci.tar");
    Path other = export("debian:13/nspawn", "oci", "other.oci.tar");

    assertThat(one).hasSameBinaryContentAs(other);
    assertThat(DiskTools.run("tar", "-xOf", one.toString(), "index.json"))
        .contains("\"org.opencontainers.image.ref.name\":\"small:debian_13_nspawn\"");
  }

  @Test
  void aRawFileSystemHoldsTheTree() {
    Path raw = export("debian:13/nspawn", "raw", "a.raw", "--size", "800MiB");

    assertThat(raw).hasSize(800L << 20);
    assertThat(DiskTools.run("debugfs", "-R", "cat /usr/share/small/mark", raw.toString()))
        .contains("exported");
    DiskTools.run("e2fsck", "-f", "-n", raw.toString());
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() throws IOException {
    Path there = Files.createFile(out.resolve("there.raw"));
    Ended refused = matrix.run("images", "export", "debian:13/nspawn", "-o", there.toString());
    assertThat(refused.status()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "matrix: Cannot write '%s': it is there already\n".formatted(there)
                + "  hint: --force replaces it, --output names another file\n");

    Path small = out.resolve("small.raw");
    Ended tight =
        matrix.run(
            "images", "export", "debian:13/nspawn", "-o", small.toString(), "--size", "60MiB");
    assertThat(tight.status()).as(tight.err()).isEqualTo(2);
    assertThat(tight.err())
        .contains(
            "matrix: Cannot write '%s': the image does not fit into 60 MiB\n".formatted(small),
            "  hint: without --size it would be 1 GiB\n");
    assertThat(left()).containsExactly("there.raw");
  }

  @Test
  void aFullDiskAndAKillLeaveNothing() throws Exception {
    export("debian:13/nspawn", "oci", "a.oci.tar"); // now all of it is cached
    String onSmallDisk =
        "mount -t tmpfs -o size=20m tmpfs '%s' && \"$@\"; status=$?; ls -A '%s'; exit $status"
            .formatted(out, out);
    var tight = new MatrixProgram(matrix.folder());
    tight.through("unshare", "--mount", "sh", "-c", onSmallDisk, "sh");

    Ended full =
        tight.run("images", "export", "debian:13/nspawn", "--format", "oci", "-o", out + "/b.tar");

    assertThat(full.status()).as(full.err()).isEqualTo(3);
    assertThat(full.out()).isEmpty();
    assertThat(full.err())
        .contains("matrix: Cannot write '%s/b.tar': no space left in '%s'\n".formatted(out, out))
        .contains("/export.log\n")
        .endsWith("  hint: --output names a file on another disk\n");

    var killed =
        matrix.start(
            "", "images", "export", "debian:13/nspawn", "--format", "oci", "-o", out + "/b.tar");
    while (left().equals(List.of("a.oci.tar"))) {
      assertThat(killed.process().isAlive()).isTrue();
      Thread.sleep(20);
    }
    killed.process().destroyForcibly().waitFor();
    for (int i = 0; i < 1000 && !left().equals(List.of("a.oci.tar")); i++) {
      Thread.sleep(20);
    }
    assertThat(left()).containsExactly("a.oci.tar");
  }
}
