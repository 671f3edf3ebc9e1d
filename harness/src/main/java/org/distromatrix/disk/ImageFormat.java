package org.distromatrix.disk;

import java.util.List;
import java.util.Locale;

/** What a cell image can be written as. */
public enum ImageFormat {
  /** A disk with a partition table that says what each partition is (UAPI.2). */
  DDI(".ddi.raw"),
  /** The root file system alone. */
  RAW(".raw"),
  /** The disk of {@link #DDI} as qemu keeps it. */
  QCOW2(".qcow2"),
  /** The tree. */
  TAR(".tar.zst"),
  /** The tree as a container image, in one archive. */
  OCI(".oci.tar");

  private final String ending;

  ImageFormat(String ending) {
    this.ending = ending;
  }

  /** The word of the command line. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** How file names end where the user gives none. */
  public String ending() {
    return ending;
  }

  /** Parts of the host that write it, whatever is in the image; every host has tar and gzip. */
  List<String> parts() {
    return switch (this) {
      case DDI -> List.of("mke2fs", "sfdisk");
      case RAW -> List.of("mke2fs");
      case QCOW2 -> List.of("mke2fs", "sfdisk", "qemu-img");
      case TAR, OCI -> List.of();
    };
  }

  /** Whether it has partitions. */
  boolean isDisk() {
    return this == DDI || this == QCOW2;
  }

  /** Whether it has a size that can be chosen. */
  boolean hasSize() {
    return isDisk() || this == RAW;
  }

  @Override
  public String toString() {
    return word();
  }
}
