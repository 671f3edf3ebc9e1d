package org.distromatrix.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.remote.ShellLine;

/**
 * Starts qemu again for each reboot of the machine, in the same place and over the same disks.
 * Reset in place, an emulated machine boots several times as slowly: every write to memory that
 * held code has to be compared with what was translated of it (measured with qemu 7.2: 14 s a boot,
 * 70 s after a reset of a machine that had run much).
 */
final class RebootScript {
  private static final String LOOP =
      "next=$1; shift; \"$@\"; status=$?;"
          + " while [ -e \"$next\" ]; do mv \"$next\" \"$next.now\"; sh \"$next.now\"; status=$?; done;"
          + " exit $status";

  private final Path next;

  RebootScript(MachineHome home) {
    this.next = home.runtime().resolve("reboot");
  }

  /** The command that runs this, and whatever is ordered until it ends. */
  List<String> around(List<String> argv) {
    var all = new ArrayList<>(List.of("sh", "-c", LOOP, "distro-matrix", next.toString()));
    all.addAll(argv);
    return all;
  }

  /** What is run after the end of what runs now. */
  void order(List<String> argv) throws IOException {
    Path beside = next.resolveSibling("reboot.new");
    Files.writeString(beside, "exec " + ShellLine.of(argv) + "\n");
    Files.move(beside, next, StandardCopyOption.ATOMIC_MOVE);
  }
}
