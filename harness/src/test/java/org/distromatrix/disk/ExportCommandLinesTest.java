package org.distromatrix.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.distromatrix.config.FileSystem;
import org.distromatrix.disk.PartitionPlan.Partition;
import org.junit.jupiter.api.Test;

class ExportCommandLinesTest {
  private static final UUID ID = UUID.fromString("01234567-89ab-4def-8123-456789abcdef");

  private final EfiCommands efi =
      new EfiCommands("disk.raw", new Partition("esp", "", ID, 1 << 20, 256L << 20));

  private static FileSystemCommand fileSystem(FileSystem kind) {
    return new FileSystemCommand(
        kind,
        Path.of("/tree"),
        Path.of("/disk"),
        Optional.of("U"),
        Optional.of("root"),
        Optional.empty());
  }

  @Test
  void aFileSystemIsMadeAtItsPlaceInTheDisk() {
    assertThat(fileSystem(FileSystem.EXT4).argv(257L << 20, 766L << 20))
        .containsExactly(
            "mke2fs",
            "-q",
            "-F",
            "-t",
            "ext4",
            "-E",
            "offset=269484032,lazy_itable_init=0,lazy_journal_init=0",
            "-U",
            "U",
            "-L",
            "root",
            "-d",
            "/tree",
            "/disk",
            "784384k");
    assertThatThrownBy(() -> fileSystem(FileSystem.BTRFS).argv(1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("no offset for btrfs");
  }

  @Test
  void theWholeFileIsAFileSystemWithoutAPlace() {
    assertThat(fileSystem(FileSystem.EXT4).argv())
        .contains("lazy_itable_init=0,lazy_journal_init=0")
        .endsWith("-d", "/tree", "/disk");
  }

  @Test
  void anXfsHasWhatItsKernelKnows() {
    var command =
        new FileSystemCommand(
            FileSystem.XFS,
            Path.of("/tree"),
            Path.of("/disk"),
            Optional.empty(),
            Optional.of("root"),
            Optional.of("6.1.0-9-amd64"));

    assertThat(command.argv())
        .containsExactly(
            "mkfs.xfs",
            "-q",
            "-f",
            "-c",
            "options=/usr/share/xfsprogs/mkfs/lts_6.1.conf",
            "-L",
            "root",
            "-p",
            "/tree",
            "/disk");
  }

  @Test
  void theEfiPartitionIsMadeWithoutAMount() {
    assertThat(efi.format())
        .containsExactly(
            "mformat",
            "-i",
            "disk.raw@@1048576",
            "-F",
            "-T",
            "524288",
            "-h",
            "255",
            "-s",
            "63",
            "-v",
            "ESP",
            "-N",
            "01234567",
            "::");
    assertThat(efi.copy(List.of("boot/EFI", "boot/loader")))
        .containsExactly(
            "mcopy", "-i", "disk.raw@@1048576", "-s", "-m", "boot/EFI", "boot/loader", "::/");
  }

  @Test
  void qcow2IsCompressedWhereAsked() {
    assertThat(QemuImage.convert("a", "b", false))
        .containsExactly("qemu-img", "convert", "-f", "raw", "-O", "qcow2", "a", "b");
    assertThat(QemuImage.convert("a", "b", true))
        .containsExactly("qemu-img", "convert", "-f", "raw", "-O", "qcow2", "-c", "a", "b");
  }

  @Test
  void aTreeIsArchivedWithAllThatItsFilesHave() {
    assertThat(
            new TreeArchive(Path.of("/out"), Compression.ZSTD, Optional.of(9L))
                .argv(Path.of("/tree")))
        .containsExactly(
            "tar",
            "--create",
            "--file=/out",
            "--use-compress-program=zstd -T0",
            "--format=posix",
            "--sort=name",
            "--numeric-owner",
            "--pax-option=exthdr.name=%d/PaxHeaders/%f,delete=atime,delete=ctime",
            "--xattrs",
            "--xattrs-include=*",
            "--acls",
            "--mtime=@9",
            "--clamp-mtime",
            "--directory=/tree",
            ".");
    assertThat(
            new TreeArchive(Path.of("/out"), Compression.NONE, Optional.empty())
                .argv(Path.of("/tree")))
        .noneMatch(argument -> argument.contains("mtime=@") || argument.contains("compress"));
  }

  @Test
  void theNameSaysHowATarIsCompressed() {
    assertThat(Compression.ofName("a.tar")).isEqualTo(Compression.NONE);
    assertThat(Compression.ofName("a.tgz")).isEqualTo(Compression.GZIP);
    assertThat(Compression.ofName("a.tar.gz").program()).isEqualTo("gzip -n");
    assertThat(Compression.ofName("a.tar.xz").parts()).containsExactly("xz");
    assertThat(Compression.ofName("a.tar.zst").parts()).containsExactly("zstd");
  }
}
