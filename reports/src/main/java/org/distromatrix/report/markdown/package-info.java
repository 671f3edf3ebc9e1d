/** A summary for places that render Markdown. */
@NullMarked
package org.distromatrix.report.markdown;

import org.jspecify.annotations.NullMarked;
