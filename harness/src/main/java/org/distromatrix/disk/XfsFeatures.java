package org.distromatrix.disk;

import java.nio.file.Path;
import java.util.List;

/**
 * What an xfs may have in it so that a kernel mounts it: mkfs.xfs makes what the newest one knows,
 * and brings a file for each long-term kernel with what that one knows.
 */
final class XfsFeatures {
  private static final Path FOLDER = Path.of("/usr/share/xfsprogs/mkfs");

  /** Those that every mkfs.xfs has that takes a folder; the newest first. */
  private static final List<String> KERNELS =
      List.of("6.12", "6.6", "6.1", "5.15", "5.10", "5.4", "4.19");

  private XfsFeatures() {}

  /** The file for the newest of these kernels that is no newer than the given one. */
  static Path file(String kernel) {
    String known =
        KERNELS.stream()
            .filter(version -> Kernels.compare(version, kernel) <= 0)
            .findFirst()
            .orElse(KERNELS.get(KERNELS.size() - 1));
    return FOLDER.resolve("lts_" + known + ".conf");
  }
}
