/** The result of a run: what every report is made from, and what `results.json` holds. */
@NullMarked
package org.distromatrix.report.model;

import org.jspecify.annotations.NullMarked;
