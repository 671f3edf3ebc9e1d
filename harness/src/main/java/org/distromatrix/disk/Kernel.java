package org.distromatrix.disk;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A kernel in an image.
 *
 * @param version as {@code uname -r} tells it
 * @param image what is booted, in the cache
 * @param initrd its initial RAM disk; empty if none was made
 */
public record Kernel(String version, Path image, Optional<Path> initrd) {}
