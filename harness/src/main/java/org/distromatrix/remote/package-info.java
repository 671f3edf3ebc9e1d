/** SSH to a guest, over whatever byte pipe leads there. */
@NullMarked
package org.distromatrix.remote;

import org.jspecify.annotations.NullMarked;
