/** What changed from one run to another. */
@NullMarked
package org.distromatrix.report.compare;

import org.jspecify.annotations.NullMarked;
