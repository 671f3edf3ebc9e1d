/** One invocation: cells side by side, their phases, and the run folder. */
@NullMarked
package org.distromatrix.run;

import org.jspecify.annotations.NullMarked;
