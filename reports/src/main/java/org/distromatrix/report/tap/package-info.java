/** A run as one document of the Test Anything Protocol. */
@NullMarked
package org.distromatrix.report.tap;

import org.jspecify.annotations.NullMarked;
