package org.distromatrix.disk;

import java.util.ArrayList;
import java.util.List;

/** How qemu-img(1) is called. */
final class QemuImage {
  private QemuImage() {}

  /** Writes a raw disk as qcow2; what is a hole stays one. */
  static List<String> convert(String disk, String target, boolean compressed) {
    var argv = new ArrayList<>(List.of("qemu-img", "convert", "-f", "raw", "-O", "qcow2"));
    if (compressed) {
      argv.add("-c");
    }
    argv.addAll(List.of(disk, target));
    return argv;
  }
}
