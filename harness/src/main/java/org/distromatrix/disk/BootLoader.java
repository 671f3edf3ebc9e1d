package org.distromatrix.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.distromatrix.build.LowerTrees;
import org.distromatrix.image.Layer;

/**
 * systemd-boot, the image's own or else this host's. A kernel alone would start from firmware as
 * well, yet gets neither its command line nor an initial RAM disk from it; a unified kernel image
 * has both and would need objcopy or ukify, and be made anew by whoever changes the command line.
 */
final class BootLoader {
  /** The part of the host that has it, as {@code matrix doctor} names it. */
  static final String PART = "systemd-boot";

  private static final String FILE = "usr/lib/systemd/boot/efi/systemd-boot%s.efi";

  private BootLoader() {}

  /** The file to be started by firmware; empty if neither the image nor this host has it. */
  static Optional<Path> find(List<Layer> layers, DiskArchitecture architecture) throws IOException {
    return find(layers, Path.of("/"), architecture);
  }

  static Optional<Path> find(List<Layer> layers, Path host, DiskArchitecture architecture)
      throws IOException {
    String name = FILE.formatted(architecture.efi());
    Optional<Path> own = new LowerTrees(layers).find(name).filter(Files::isRegularFile);
    return own.or(() -> Optional.of(host.resolve(name)).filter(Files::isRegularFile));
  }
}
