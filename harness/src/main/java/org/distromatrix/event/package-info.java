/** What happens during a run, as typed events that console, log and reports subscribe to. */
@NullMarked
package org.distromatrix.event;

import org.jspecify.annotations.NullMarked;
