/** The `matrix` command. */
@NullMarked
package org.distromatrix.cli;

import org.jspecify.annotations.NullMarked;
