/** matrix.yaml: the user's contract, as records. */
@NullMarked
package org.distromatrix.config;

import org.jspecify.annotations.NullMarked;
