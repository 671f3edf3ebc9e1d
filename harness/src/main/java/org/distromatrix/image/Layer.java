package org.distromatrix.image;

import java.nio.file.Path;

/**
 * A cached, immutable tree that is stacked on others.
 *
 * @param key hash of all that went into it, hexadecimal
 * @param tree the files; an overlayfs upper directory, so deletions are kept as overlayfs keeps
 *     them
 */
public record Layer(String key, Path tree) {}
