package org.distromatrix.image;

/**
 * Something asked of a cache.
 *
 * @param value what was asked for
 * @param cached true: it was there before; false: it was made now
 */
public record Obtained<T>(T value, boolean cached) {}
