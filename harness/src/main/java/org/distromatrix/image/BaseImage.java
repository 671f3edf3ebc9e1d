package org.distromatrix.image;

import java.nio.file.Path;
import org.distromatrix.distro.ResolvedDistro;

/**
 * The immutable tree made from distribution packages alone.
 *
 * @param distro what it is an image of
 * @param layer the bottom layer, with its key
 * @param folder the cache entry, which also holds the package lists (index) of that moment, so that
 *     layers on top are made from the same state of the mirror
 */
public record BaseImage(ResolvedDistro distro, Layer layer, Path folder) {}
