/** Booted cells. */
@NullMarked
package org.distromatrix.guest;

import org.jspecify.annotations.NullMarked;
