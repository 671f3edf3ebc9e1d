package org.distromatrix.disk;

import java.util.stream.Stream;
import org.distromatrix.failure.MatrixException;

/** What disks, firmware and container engines call an architecture. */
enum DiskArchitecture {
  X86_64("x86-64", "4f68bce3-e8cd-4db1-96e7-fbcaf984b709", "x64", "ttyS0", "amd64"),
  ARM64("arm64", "b921b045-1df0-41c3-af44-4c6f280d3fae", "aa64", "ttyAMA0", "arm64");

  private final String ours;
  private final String rootType;
  private final String efi;
  private final String serial;
  private final String oci;

  DiskArchitecture(String ours, String rootType, String efi, String serial, String oci) {
    this.ours = ours;
    this.rootType = rootType;
    this.efi = efi;
    this.serial = serial;
    this.oci = oci;
  }

  /**
   * The one of our name.
   *
   * @throws MatrixException (usage) if we know no more of it than its name
   */
  static DiskArchitecture of(String name) {
    return Stream.of(values())
        .filter(one -> one.ours.equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                MatrixException.usage("Cannot export an image of %s but as tar".formatted(name))
                    .withHint("--format tar"));
  }

  /** Type of its root partitions (UAPI.2, Discoverable Partitions Specification). */
  String rootType() {
    return rootType;
  }

  /** How EFI programs end their names: {@code systemd-bootx64.efi}. */
  String efi() {
    return efi;
  }

  /** The first serial port of its virtual machines. */
  String serial() {
    return serial;
  }

  /** As GOARCH, which the OCI image specification names. */
  String oci() {
    return oci;
  }
}
