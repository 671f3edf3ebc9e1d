/** The one exception a user sees: a message, a hint, and who is at fault. */
@NullMarked
package org.distromatrix.failure;

import org.jspecify.annotations.NullMarked;
