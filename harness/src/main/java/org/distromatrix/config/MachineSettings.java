package org.distromatrix.config;

import java.util.List;

/**
 * The machine that a cell of {@code boot: qemu} is.
 *
 * @param memory bytes
 * @param cpus at least 1
 * @param disk bytes of the disk with the root file system
 * @param fileSystem what that is formatted with
 * @param kernel which one is booted
 * @param kernelArguments added to ours
 * @param disks bytes of the empty disks beside it
 */
public record MachineSettings(
    long memory,
    int cpus,
    long disk,
    FileSystem fileSystem,
    KernelChoice kernel,
    List<String> kernelArguments,
    List<Long> disks) {
  /** What matrix.yaml says that says nothing. */
  public static final MachineSettings DEFAULT =
      new MachineSettings(
          1L << 30, 2, 10L << 30, FileSystem.EXT4, KernelChoice.NEWEST, List.of(), List.of());

  public MachineSettings {
    kernelArguments = List.copyOf(kernelArguments);
    disks = List.copyOf(disks);
  }
}
