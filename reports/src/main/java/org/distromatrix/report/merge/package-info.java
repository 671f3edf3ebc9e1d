/** Results of several runs of one project as those of one run. */
@NullMarked
package org.distromatrix.report.merge;

import org.jspecify.annotations.NullMarked;
