/**
 * The container engine of this host, or the one that this host is told to use: cell images go in,
 * containers come out.
 */
@NullMarked
package org.distromatrix.container;

import org.jspecify.annotations.NullMarked;
