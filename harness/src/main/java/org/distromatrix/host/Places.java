package org.distromatrix.host;

import java.nio.file.Path;

/**
 * Where things live on this host (see "Privileges and places" in the documentation).
 *
 * @param cache images, packages, build folders: {@code /var/cache/distro-matrix} for root, {@code
 *     $XDG_CACHE_HOME/distro-matrix} otherwise, {@code MATRIX_CACHE} overrides
 * @param runtime sockets and scratch of live guests, short (socket paths end at 107 bytes)
 */
public record Places(Path cache, Path runtime) {}
