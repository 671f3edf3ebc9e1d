package org.distromatrix.disk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.distromatrix.config.FileSystem;
import org.distromatrix.disk.PartitionPlan.Partition;
import org.distromatrix.failure.MatrixException;

/**
 * Writes disks. Each partition is made at its place in the sparse file of the whole: no loop
 * device, no mount of the disk, no second copy. systemd-repart could do all of it, but populates
 * file systems without loop devices from 254 only, and Debian 12 has 252.
 */
final class DiskExport {
  private static final String DISK = "disk.raw";
  private static final String QCOW2 = "disk.qcow2";
  private static final String SCRIPT = "partitions";
  private static final String BOOT = "boot";

  /** Closed standard input is what our programs have, and sfdisk reads its script there. */
  private static final String SFDISK =
      "exec sfdisk --quiet --no-reread --no-tell-kernel \"$1\" <\"$2\"";

  private final ExportWork work;
  private final Path file;

  DiskExport(ExportWork work) {
    this.work = work;
    this.file = work.draft().resolve(DISK);
  }

  /** The disk with its partitions. */
  Path disk(Optional<BootFiles> boot) throws IOException {
    long espBytes = boot.isPresent() ? DiskSize.ofBoot(boot.get().bytes()) : 0;
    var size = DiskSize.of(work.layers(), espBytes, work.commands());
    PartitionPlan plan = plan(size.bytes(work.request()), espBytes);
    work.tell("a disk of %s".formatted(DiskSize.words(plan.bytes())));
    allocate(plan.bytes());
    partition(plan);
    rootFileSystem(root -> inPartition(plan.root(), root), size, plan.bytes());
    if (boot.isPresent()) {
      work.tell("what boots kernel " + boot.get().kernel().version());
      bootPartition(plan.esp().orElseThrow(), boot.get());
    }
    return file;
  }

  /** The id that the root partition will have, whatever its size. */
  static PartitionPlan plan(ExportWork work, long bytes, long espBytes) {
    return PartitionPlan.of(work.architecture(), work.image().key(), bytes, espBytes);
  }

  private PartitionPlan plan(long bytes, long espBytes) {
    return plan(work, bytes, espBytes);
  }

  /** The root file system alone. */
  Path fileSystem() throws IOException {
    var size = DiskSize.of(work.layers(), 0, work.commands());
    long bytes = size.bytes(work.request());
    work.tell("a file system of %s".formatted(DiskSize.words(bytes)));
    allocate(bytes);
    rootFileSystem(root -> ext4(plan(bytes, 0).root(), root).argv(), size, bytes);
    return file;
  }

  /** A disk as qemu keeps it. */
  Path qcow2(Path disk) {
    work.tell("converting to qcow2");
    work.run(QemuImage.convert(disk.getFileName().toString(), QCOW2, work.request().compressed()));
    return work.draft().resolve(QCOW2);
  }

  private void allocate(long bytes) throws IOException {
    try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(bytes);
    }
  }

  private void partition(PartitionPlan plan) throws IOException {
    Files.writeString(work.draft().resolve(SCRIPT), plan.script());
    work.run(List.of("sh", "-c", SFDISK, "sfdisk", DISK, SCRIPT));
  }

  private List<String> inPartition(Partition partition, Path root) {
    return ext4(partition, root).argv(partition.offset(), partition.bytes());
  }

  private FileSystemCommand ext4(Partition partition, Path root) {
    return new FileSystemCommand(
        FileSystem.EXT4,
        root,
        file,
        Optional.of(partition.id().toString()),
        Optional.of(partition.name()),
        Optional.empty());
  }

  private void rootFileSystem(Function<Path, List<String>> argv, DiskSize size, long bytes)
      throws IOException {
    try {
      work.overTree(argv);
    } catch (MatrixException e) {
      // libext2fs: "Could not allocate block (inode) in ext2 filesystem"
      if (String.valueOf(e.getMessage()).contains("Could not allocate")) {
        throw size.tooSmall(work.request(), bytes).withLog(work.log()).causedBy(e);
      }
      throw e;
    }
  }

  private void bootPartition(Partition esp, BootFiles boot) throws IOException {
    Path folder = Files.createDirectory(work.draft().resolve(BOOT));
    boot.writeTo(folder);
    var commands = new EfiCommands(DISK, esp);
    work.run(commands.format());
    work.run(
        commands.copy(
            List.of(BOOT + "/EFI", BOOT + "/loader", BOOT + "/" + boot.kernel().version())));
  }
}
