package org.distromatrix.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.distromatrix.command.Command;
import org.distromatrix.command.Commands;

/** Makes the disks that a machine writes to: only what differs from what lies below takes space. */
final class MachineDrives {
  private final Commands commands;

  MachineDrives(Commands commands) {
    this.commands = commands;
  }

  /** An overlay over a disk that nobody writes to any more. */
  Path overlay(Path folder, Path below, String format) {
    Path overlay = folder.resolve(SavedState.DISK);
    commands.run(
        create().addAll("-b", below.toString(), "-F", format, overlay.toString()).command());
    return overlay;
  }

  /**
   * Empty disks.
   *
   * @param sizes in bytes
   */
  List<Path> empty(Path folder, List<Long> sizes) {
    var disks = new ArrayList<Path>();
    for (long size : sizes) {
      Path disk = folder.resolve("disk-" + (disks.size() + 2) + ".qcow2");
      commands.run(create().addAll(disk.toString(), String.valueOf(size)).command());
      disks.add(disk);
    }
    return disks;
  }

  private static Arguments create() {
    return new Arguments(new ArrayList<>()).addAll("qemu-img", "create", "-q", "-f", "qcow2");
  }

  private record Arguments(List<String> words) {
    Arguments addAll(String... more) {
      words.addAll(List.of(more));
      return this;
    }

    Command command() {
      return Command.of(words);
    }
  }
}
