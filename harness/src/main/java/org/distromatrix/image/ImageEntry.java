package org.distromatrix.image;

import java.nio.file.Path;
import java.time.Instant;

/**
 * One cached image or package layer.
 *
 * @param key hash of all its inputs
 * @param kind what it is
 * @param distro canonical ref of its distribution
 * @param folder where it lies
 * @param bytes disk space of its files
 * @param created when it was made
 * @param used when it was last asked for
 * @param mirror the mirrors it was made from
 * @param inUse true: a live run holds it
 */
public record ImageEntry(
    String key,
    Kind kind,
    String distro,
    Path folder,
    long bytes,
    Instant created,
    Instant used,
    String mirror,
    boolean inUse) {
  /** What an entry holds. */
  public enum Kind {
    BASE,
    PACKAGES
  }
}
