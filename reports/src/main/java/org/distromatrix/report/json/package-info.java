/** {@code results.json}: written, read back, and its building blocks. */
@NullMarked
package org.distromatrix.report.json;

import org.jspecify.annotations.NullMarked;
