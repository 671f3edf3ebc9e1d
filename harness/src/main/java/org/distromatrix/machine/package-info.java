/** Virtual machines: qemu, what it runs on, and what it is told. */
@NullMarked
package org.distromatrix.machine;

import org.jspecify.annotations.NullMarked;
