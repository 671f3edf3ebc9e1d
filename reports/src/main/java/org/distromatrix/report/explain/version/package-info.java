/** Versions of packages, in the order of the package manager that they come from. */
@NullMarked
package org.distromatrix.report.explain.version;

import org.jspecify.annotations.NullMarked;
