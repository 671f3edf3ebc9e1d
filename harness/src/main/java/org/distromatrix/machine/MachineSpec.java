package org.distromatrix.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.disk.MachineDisk;

/**
 * A machine to be started.
 *
 * @param name for process lists
 * @param disk what it boots
 * @param overlay qcow2 that takes what is written to the disk
 * @param disks further qcow2 disks
 * @param memory bytes
 * @param cpus at least 1
 * @param kernelArguments added to ours
 * @param network whether it has a network beyond the way in
 * @param cid its address on vsock; empty: it has none
 * @param ram where its memory lies
 * @param home where our sockets are, which it connects to
 */
record MachineSpec(
    String name,
    MachineDisk disk,
    Path overlay,
    List<Path> disks,
    long memory,
    int cpus,
    List<String> kernelArguments,
    boolean network,
    Optional<Integer> cid,
    Ram ram,
    MachineHome home) {
  MachineSpec {
    disks = List.copyOf(disks);
    kernelArguments = List.copyOf(kernelArguments);
  }

  /** The same with other memory. */
  MachineSpec with(Ram other) {
    return new MachineSpec(
        name, disk, overlay, disks, memory, cpus, kernelArguments, network, cid, other, home);
  }

  /** Memory. */
  sealed interface Ram {
    /** The object of qemu that holds so many bytes of it. */
    String backend(String size);

    /** Its own, gone with it. */
    record Anonymous() implements Ram {
      @Override
      public String backend(String size) {
        return "memory-backend-ram,id=ram,size=" + size;
      }
    }

    /** A file that is to hold it: the memory of a state that will be saved. */
    record Kept(Path file) implements Ram {
      @Override
      public String backend(String size) {
        return Ram.of(file, size) + ",share=on";
      }
    }

    /**
     * A saved state's, of which this machine sees a copy that is made page by page as it writes.
     */
    record Resumed(Path file) implements Ram {
      @Override
      public String backend(String size) {
        return Ram.of(file, size) + ",share=off";
      }
    }

    private static String of(Path file, String size) {
      return "memory-backend-file,id=ram,size="
          + size
          + ",mem-path="
          + QemuCommandLine.escaped(file);
    }
  }
}
