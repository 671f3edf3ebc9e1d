/** The project compiled by its own script in a build tree, and the cell image that is booted. */
@NullMarked
package org.distromatrix.build;

import org.jspecify.annotations.NullMarked;
