/** What a user sees of a run, on a terminal, in a log, on GitHub, or as JSON; and its summary. */
@NullMarked
package org.distromatrix.cli.view;

import org.jspecify.annotations.NullMarked;
