package org.distromatrix.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.distromatrix.command.Command;

/**
 * The places of one machine on this host, which are gone after it.
 *
 * @param runtime there; short, for sockets
 * @param scratch there; for its disks
 * @param supervised makes of qemu's arguments the command that ends, and removes the folders, with
 *     us
 */
public record MachineHome(Path runtime, Path scratch, Function<List<String>, Command> supervised) {
  /** Where we listen for qemu's own protocol. */
  Path controlSocket() {
    return runtime.resolve("qmp");
  }

  /** Where we listen for our program in the guest. */
  Path talkSocket() {
    return runtime.resolve("talk");
  }
}
