/** Why only there: failures in groups, and what sets the cells of each apart from the others. */
@NullMarked
package org.distromatrix.report.explain;

import org.jspecify.annotations.NullMarked;
