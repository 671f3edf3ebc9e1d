/** AssertJ assertions on what programs in guests did. */
@NullMarked
package org.distromatrix.junit.assertj;

import org.jspecify.annotations.NullMarked;
