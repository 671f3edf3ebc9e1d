package org.distromatrix.machine;

import java.util.List;
import org.distromatrix.failure.MatrixException;

/**
 * The machine that qemu emulates for an architecture.
 *
 * @param program qemu's name for it
 * @param machine its kind, for {@code -machine}
 * @param console the kernel's name of its first serial port
 * @param devices what only this one has: x86 tells a resumed kernel that it was, so that it makes
 *     its random numbers anew (vmgenid, Linux 5.18)
 */
record MachineModel(String program, String machine, String console, List<String> devices) {
  MachineModel {
    devices = List.copyOf(devices);
  }

  /**
   * @param architecture our name of it
   * @throws MatrixException (infrastructure) if we know none
   */
  static MachineModel of(String architecture) {
    return switch (architecture) {
      case "x86-64" ->
          new MachineModel(
              "qemu-system-x86_64", "q35", "ttyS0", List.of("-device", "vmgenid,guid=auto"));
      case "arm64" -> new MachineModel("qemu-system-aarch64", "virt", "ttyAMA0", List.of());
      default ->
          throw MatrixException.infrastructure(
                  "Cannot boot machines of %s: x86-64 and arm64 are known".formatted(architecture))
              .withHint("nspawn boots them: '*/nspawn'");
    };
  }
}
