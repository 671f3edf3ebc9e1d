/** The HTML report: one file, {@code report/index.html}, that needs nothing but a browser. */
@NullMarked
package org.distromatrix.report.html;

import org.jspecify.annotations.NullMarked;
