/** Distribution profiles: what must be known to bootstrap and boot one distribution, as data. */
@NullMarked
package org.distromatrix.distro;

import org.jspecify.annotations.NullMarked;
