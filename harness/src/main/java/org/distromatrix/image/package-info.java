/**
 * Base images: trees made from distribution packages alone, cached under the hash of their inputs.
 */
@NullMarked
package org.distromatrix.image;

import org.jspecify.annotations.NullMarked;
