/** The package list of a cell as a file. */
@NullMarked
package org.distromatrix.report.packages;

import org.jspecify.annotations.NullMarked;
