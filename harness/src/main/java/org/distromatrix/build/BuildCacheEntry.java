package org.distromatrix.build;

import java.nio.file.Path;
import java.time.Instant;

/**
 * Something that builds keep in the cache.
 *
 * @param kind what it is
 * @param name its key
 * @param folder where it lies
 * @param bytes disk space of its files
 * @param used when it was last asked for
 */
public record BuildCacheEntry(Kind kind, String name, Path folder, long bytes, Instant used) {
  /** What an entry holds. */
  public enum Kind {
    /** A copy of a project's source. */
    SOURCE,
    /** What a project installed, its extra files, or what was made of them. */
    LAYER,
    /** The disk of a machine, with its kernel. */
    DISK,
    /** The state of a machine after its first boot. */
    STATE,
    /** A BUILDDIR: objects that make the next build shorter. */
    BUILD_FOLDER
  }
}
