package org.distromatrix.disk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.distromatrix.config.FileSystem;

/**
 * How a file is made a file system that holds a folder's content, without mounting anything.
 *
 * @param fileSystem which
 * @param content the folder; owners, modes, times, links and extended attributes are kept, devices
 *     too (by mkfs.btrfs: without their numbers)
 * @param file sparse, of the size that the file system is to have
 * @param uuid of the file system; empty: a random one
 * @param label of the file system; empty: none
 * @param kernel version of the one that is to mount it; empty: a recent one
 */
record FileSystemCommand(
    FileSystem fileSystem,
    Path content,
    Path file,
    Optional<String> uuid,
    Optional<String> label,
    Optional<String> kernel) {
  private static final int KIB = 1024;

  List<String> argv() {
    return switch (fileSystem) {
      case EXT4 -> ext4();
      case BTRFS -> btrfs();
      case XFS -> xfs();
    };
  }

  /**
   * The same in a part of the file, as a partition of a disk is; only ext4 can be made so.
   *
   * @param offset where it starts, in bytes
   * @param bytes its size
   */
  List<String> argv(long offset, long bytes) {
    if (fileSystem != FileSystem.EXT4) {
      throw new IllegalArgumentException("no offset for " + fileSystem.word());
    }
    List<String> argv = ext4("offset=" + offset + ",");
    argv.add(bytes / KIB + "k");
    return argv;
  }

  private List<String> ext4() {
    return ext4("");
  }

  /** man mke2fs(8). The kernel has no tables left to write while tests run. */
  private List<String> ext4(String place) {
    var argv = new ArrayList<>(List.of("mke2fs", "-q", "-F", "-t", "ext4"));
    argv.addAll(List.of("-E", place + "lazy_itable_init=0,lazy_journal_init=0"));
    uuid.ifPresent(value -> argv.addAll(List.of("-U", value)));
    label.ifPresent(value -> argv.addAll(List.of("-L", value)));
    argv.addAll(List.of("-d", content.toString(), file.toString()));
    return argv;
  }

  /** man mkfs.btrfs(8). It makes the file larger where the content needs it. */
  private List<String> btrfs() {
    var argv = new ArrayList<>(List.of("mkfs.btrfs", "-q", "-f"));
    uuid.ifPresent(value -> argv.addAll(List.of("-U", value)));
    label.ifPresent(value -> argv.addAll(List.of("-L", value)));
    argv.addAll(List.of("--rootdir", content.toString(), file.toString()));
    return argv;
  }

  /** man mkfs.xfs(8). */
  private List<String> xfs() {
    var argv = new ArrayList<>(List.of("mkfs.xfs", "-q", "-f"));
    kernel.ifPresent(version -> argv.addAll(List.of("-c", "options=" + XfsFeatures.file(version))));
    uuid.ifPresent(value -> argv.addAll(List.of("-m", "uuid=" + value)));
    label.ifPresent(value -> argv.addAll(List.of("-L", value)));
    argv.addAll(List.of("-p", content.toString(), file.toString()));
    return argv;
  }
}
