/** What runs in a guest, and how its output becomes test results. */
@NullMarked
package org.distromatrix.suite;

import org.jspecify.annotations.NullMarked;
