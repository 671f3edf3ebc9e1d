package org.distromatrix.disk;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A cell image as a machine boots it, in the cache: nobody may write to any of it.
 *
 * @param key hash of everything in it
 * @param file raw and sparse: the root file system, without partitions
 * @param fileSystem its kind, as the kernel names it
 * @param kernel what is booted
 * @param initrd its initial RAM disk; empty if it boots without
 * @param version of the kernel
 */
public record MachineDisk(
    String key, Path file, String fileSystem, Path kernel, Optional<Path> initrd, String version) {}
