/** What several reports count alike: tests per suite and cell. */
@NullMarked
package org.distromatrix.report.summary;

import org.jspecify.annotations.NullMarked;
