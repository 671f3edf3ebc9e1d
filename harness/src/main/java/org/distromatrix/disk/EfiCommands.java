package org.distromatrix.disk;

import java.util.ArrayList;
import java.util.List;
import org.distromatrix.disk.PartitionPlan.Partition;

/**
 * How an EFI system partition is made within a disk's file, without mounting it (mtools(1)).
 *
 * @param disk name of the file in the working directory
 * @param place where it lies
 */
record EfiCommands(String disk, Partition place) {
  /** The parts of the host that do it. */
  static final List<String> PARTS = List.of("mcopy");

  /** FAT32, which all firmware reads; heads and sectors are of no use and yet wanted. */
  List<String> format() {
    return List.of(
        "mformat",
        "-i",
        image(),
        "-F",
        "-T",
        Long.toString(place.sectors()),
        "-h",
        "255",
        "-s",
        "63",
        "-v",
        "ESP",
        "-N",
        place.id().toString().substring(0, 8),
        "::");
  }

  /**
   * Copies folders with all that is in them.
   *
   * @param folders relative to the working directory
   */
  List<String> copy(List<String> folders) {
    var argv = new ArrayList<>(List.of("mcopy", "-i", image(), "-s", "-m"));
    argv.addAll(folders);
    argv.add("::/");
    return argv;
  }

  private String image() {
    return disk + "@@" + place.offset();
  }
}
