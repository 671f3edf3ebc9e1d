package org.distromatrix.disk;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Where the partitions of a disk lie (GPT). Their ids follow from the image: the same image gives
 * the same.
 *
 * @param id of the disk
 * @param bytes of the whole disk
 * @param esp the EFI system partition, for what boots
 * @param root the root file system
 */
record PartitionPlan(UUID id, long bytes, Optional<Partition> esp, Partition root) {
  static final long MIB = 1L << 20;
  private static final int SECTOR = 512;
  private static final String ESP_TYPE = "c12a7328-f81f-11d2-ba4b-00a0c93ec93b";

  /**
   * A part of the disk.
   *
   * @param name its label
   * @param type what it holds, by UUID
   * @param id its own
   * @param offset in bytes
   * @param bytes its size
   */
  record Partition(String name, String type, UUID id, long offset, long bytes) {
    /** One line of an sfdisk script. */
    String line() {
      return "start=%d, size=%d, type=%s, uuid=%s, name=\"%s\""
          .formatted(offset / SECTOR, sectors(), type, id, name);
    }

    long sectors() {
      return bytes / SECTOR;
    }
  }

  /**
   * Lays a disk out: whole MiB, the first and the last left to the partition table.
   *
   * @param seed key of the image
   * @param bytes of the whole disk, whole MiB
   * @param espBytes whole MiB; 0: the disk has no kernel to boot
   */
  static PartitionPlan of(DiskArchitecture architecture, String seed, long bytes, long espBytes) {
    Optional<Partition> esp =
        espBytes == 0
            ? Optional.empty()
            : Optional.of(new Partition("esp", ESP_TYPE, id(seed, "esp"), MIB, espBytes));
    long start = MIB + espBytes;
    var root =
        new Partition(
            "root", architecture.rootType(), id(seed, "root"), start, bytes - MIB - start);
    return new PartitionPlan(id(seed, "disk"), bytes, esp, root);
  }

  private static UUID id(String seed, String name) {
    return UUID.nameUUIDFromBytes((seed + " " + name).getBytes(StandardCharsets.UTF_8));
  }

  /** What sfdisk(8) reads; {@code first-lba} as else it may move what starts at 1 MiB. */
  String script() {
    var lines = new ArrayList<>(List.of("label: gpt", "label-id: " + id, "first-lba: 2048", ""));
    esp.map(Partition::line).ifPresent(lines::add);
    lines.add(root.line());
    return String.join("\n", lines) + "\n";
  }
}
