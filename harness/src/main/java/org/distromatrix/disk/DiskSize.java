package org.distromatrix.disk;

import java.util.List;
import java.util.Locale;
import org.distromatrix.command.Commands;
import org.distromatrix.failure.MatrixException;
import org.distromatrix.host.DiskUse;
import org.distromatrix.image.Layer;

/**
 * How large a disk is made: as the user says, else what it holds, half as much again and 512 MiB
 * for what is written later, in whole GiB. The file is sparse, so that room costs nothing.
 *
 * @param content bytes of the layers
 * @param boot bytes of the EFI system partition
 */
record DiskSize(long content, long boot) {
  private static final long MIB = 1L << 20;
  private static final long GIB = 1L << 30;

  /** Less is no file system with a journal. */
  private static final long LEAST_ROOT = 16 * MIB;

  static DiskSize of(List<Layer> layers, long boot, Commands commands) {
    var trees = layers.stream().map(Layer::tree).toList();
    long content = new DiskUse(commands).bytes(trees).values().stream().mapToLong(b -> b).sum();
    return new DiskSize(content, boot);
  }

  /** Kernels and room for as many again; FAT32 begins at 33 MiB, some firmware wants more. */
  static long ofBoot(long files) {
    return Math.max(256 * MIB, roundedUp(2 * files, MIB));
  }

  /**
   * Bytes of the whole, in whole MiB.
   *
   * @throws MatrixException (usage) if the user wants less than anything fits in
   */
  long bytes(ExportRequest request) {
    long wanted = request.size().orElseGet(this::standard);
    long whole = wanted - wanted % MIB;
    if (whole < boot + LEAST_ROOT) {
      throw tooSmall(request, whole);
    }
    return whole;
  }

  private long standard() {
    return roundedUp(content + content / 2 + 512 * MIB + boot, GIB);
  }

  /** What users are told whose size was too small, or whose image needs more than we think. */
  MatrixException tooSmall(ExportRequest request, long bytes) {
    return MatrixException.usage(
            "Cannot write '%s': the image does not fit into %s"
                .formatted(request.output(), words(bytes)))
        .withHint(
            request.size().isPresent()
                ? "without --size it would be " + words(standard())
                : "--size " + (2 * bytes / GIB) + "GiB gives it more");
  }

  static String words(long bytes) {
    return bytes % GIB == 0
        ? bytes / GIB + " GiB"
        : String.format(Locale.ROOT, "%d MiB", bytes / MIB);
  }

  private static long roundedUp(long bytes, long unit) {
    return (bytes + unit - 1) / unit * unit;
  }
}
