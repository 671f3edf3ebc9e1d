/**
 * What this host offers: places, locks, privileges, namespaces, and whether its tools are there.
 */
@NullMarked
package org.distromatrix.host;

import org.jspecify.annotations.NullMarked;
