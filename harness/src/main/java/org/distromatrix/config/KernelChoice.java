package org.distromatrix.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Which kernel a machine boots: the newest of its image, unless one of these is given.
 *
 * @param version pattern of its version, with {@code *} and {@code ?}
 * @param file a kernel outside of the image, absolute; it is booted with the image's initial RAM
 *     disk, if that has one of this version, else without
 */
public record KernelChoice(Optional<String> version, Optional<Path> file) {
  /** The newest of the image. */
  public static final KernelChoice NEWEST = new KernelChoice(Optional.empty(), Optional.empty());

  /** Whether a text names a file rather than a version: it has a folder. */
  static boolean isFile(String text) {
    return text.contains("/");
  }
}
