package org.distromatrix.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.document.Default;
import org.distromatrix.document.Doc;
import org.distromatrix.document.Located;
import org.distromatrix.document.NonEmpty;

/**
 * The machines of {@code boot: qemu}, as matrix.yaml writes them:
 *
 * <pre>
 * machine: { memory: 2GiB, cpus: 4, kernel: "6.1.*", kernel-arguments: [audit=0], disks: [1GiB] }
 * </pre>
 */
@Doc("The virtual machines of cells with boot: qemu.")
record MachineEntry(
    @Doc("Memory of each machine.") @Default("1GiB") ByteSize memory,
    @Doc("Processors of each machine.") @Default("2") int cpus,
    @Doc("Size of the disk with the root file system; only what is written takes space.")
        @Default("10GiB")
        ByteSize disk,
    @Doc("What that disk is formatted with.") @Default("ext4") FileSystem fileSystem,
    @Doc(
            "Which kernel is booted: a pattern of its version, as in 6.1.*, or a file of the project,"
                + " as in boot/vmlinuz; by default the newest in the image.")
        @NonEmpty
        Optional<Located<String>> kernel,
    @Doc("Further arguments of the kernel.") List<String> kernelArguments,
    @Doc("Sizes of empty disks beside the first, for tests that partition and format.")
        List<ByteSize> disks) {
  /** Below this no distribution's kernel unpacks its initial RAM disk. */
  private static final long LEAST_MEMORY = 256L << 20;

  /** A distribution with a kernel does not fit into less. */
  private static final long LEAST_DISK = 2L << 30;

  /** Slots of the machine's bus that its own devices leave free. */
  private static final int MOST_DISKS = 16;

  private static final int MOST_CPUS = 255;

  /** Tells where it is written what a machine cannot be. */
  MachineEntry {
    require(cpus >= 1 && cpus <= MOST_CPUS, "'cpus': expected a number from 1 to " + MOST_CPUS);
    require(
        memory.bytes() >= LEAST_MEMORY, "'memory': no distribution boots with less than 256MiB");
    require(disk.bytes() >= LEAST_DISK, "'disk': an image with a kernel needs at least 2GiB");
    require(
        disks.size() <= MOST_DISKS,
        "'disks': there is room for " + MOST_DISKS + " beside the first");
    disks = List.copyOf(disks);
    kernelArguments = List.copyOf(kernelArguments);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  MachineSettings settings(Path folder) {
    return new MachineSettings(
        memory.bytes(),
        cpus,
        disk.bytes(),
        fileSystem,
        kernel.map(named -> choice(folder, named.value())).orElse(KernelChoice.NEWEST),
        kernelArguments,
        disks.stream().map(ByteSize::bytes).toList());
  }

  private static KernelChoice choice(Path folder, String text) {
    return KernelChoice.isFile(text)
        ? new KernelChoice(Optional.empty(), Optional.of(folder.resolve(text).normalize()))
        : new KernelChoice(Optional.of(text), Optional.empty());
  }
}
