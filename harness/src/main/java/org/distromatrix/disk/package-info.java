/** Cell images as disks: for machines that boot them, and for whoever exports them. */
@NullMarked
package org.distromatrix.disk;

import org.jspecify.annotations.NullMarked;
