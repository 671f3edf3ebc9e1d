/** From the matrix file to the cells of a run: ids, selection, allowed failures. */
@NullMarked
package org.distromatrix.plan;

import org.jspecify.annotations.NullMarked;
