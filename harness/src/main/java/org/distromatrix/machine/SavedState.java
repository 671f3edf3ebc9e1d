package org.distromatrix.machine;

import java.nio.file.Path;

/**
 * A machine as it was at the end of its first boot, in the cache. Any number of machines go on from
 * it at a time, each seeing a copy of its memory and its disk that is made where it writes.
 *
 * @param key hash of all that the machine depends on
 * @param folder where it lies
 */
record SavedState(String key, Path folder) {
  static final String DISK = "disk.qcow2";

  /** All of the memory, sparse. */
  Path ram() {
    return folder.resolve("ram");
  }

  /** Processors and devices: qemu's migration stream without the memory. */
  Path devices() {
    return folder.resolve("devices");
  }

  /** What the first boot wrote to the disk. */
  Path disk() {
    return folder.resolve(DISK);
  }
}
