/** How tests ended in the last runs. */
@NullMarked
package org.distromatrix.report.history;

import org.jspecify.annotations.NullMarked;
