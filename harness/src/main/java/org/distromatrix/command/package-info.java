/** The one door through which outside programs are run on this host. */
@NullMarked
package org.distromatrix.command;

import org.jspecify.annotations.NullMarked;
