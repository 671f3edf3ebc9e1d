/** The ends of logs, as several reports show them. */
@NullMarked
package org.distromatrix.report.log;

import org.jspecify.annotations.NullMarked;
